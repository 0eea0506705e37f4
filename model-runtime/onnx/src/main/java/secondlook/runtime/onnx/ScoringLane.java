package secondlook.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobCancelledException;

/**
 * Runs a model on chunks with buffers of its own. If the model fails on a chunk, the chunk is halved until the rows that it
 * fails on are found; they score NaN. Used by one thread at a time.
 */
final class ScoringLane implements AutoCloseable {

    /** So many single rows may fail one after another before the model, not the rows, is held to be at fault. */
    private static final int PATIENCE = 64;

    private final String name;
    private final OnnxSession session;
    private final List<InputFeed> feeds;
    private final ScoreReader reader;
    private final int fixed;
    private int failedInARow;

    /** @param fixed rows of every run; 0 for any number */
    ScoringLane(String name, OnnxSession session, List<InputFeed> feeds, ScoreReader reader, int fixed) {
        this.name = name;
        this.session = session;
        this.feeds = List.copyOf(feeds);
        this.reader = reader;
        this.fixed = fixed;
    }

    List<InputFeed> feeds() {
        return feeds;
    }

    /** Before the chunks of another batch. */
    void begin() {
        failedInARow = 0;
    }

    /**
     * Writes the scores of some rows.
     *
     * @param values of the whole batch, row-major
     */
    void score(FeatureBatch batch, RowPick rows, double[] values, CancelWatch watch) {
        int width = reader.width();
        try {
            run(batch, rows, values, watch);
            failedInARow = 0;
        } catch (OrtException failed) {
            if (watch.hasStopped()) {
                throw new JobCancelledException();
            }
            if (failed instanceof WrongAnswerException || (rows.count() == 1 && ++failedInARow >= PATIENCE)
                    || (rows.count() == 1 && batch.rows() == 1)) {
                throw new ModelFailedException(OrtFailures.running(name, String.valueOf(failed.getMessage())), failed);
            }
            if (rows.count() == 1) {
                int row = rows.row(0);
                Arrays.fill(values, row * width, (row + 1) * width, Double.NaN);
            } else {
                int half = rows.count() / 2;
                score(batch, rows.part(0, half), values, watch);
                score(batch, rows.part(half, rows.count() - half), values, watch);
            }
        }
    }

    private void run(FeatureBatch batch, RowPick wanted, double[] values, CancelWatch watch) throws OrtException {
        int width = reader.width();
        RowPick rows = fixed > 0 ? wanted.padded(fixed) : wanted;
        Map<String, OnnxTensor> tensors = HashMap.newHashMap(feeds.size());
        for (InputFeed feed : feeds) {
            feed.fill(batch, rows);
            tensors.put(feed.name(), feed.tensor(session.environment(), rows.count()));
        }
        boolean direct = rows.picked() == null;
        double[] into = direct ? values : new double[rows.count() * width];
        session.run(tensors, reader.outputs(), watch, result -> {
            reader.read(result, rows.count(), into, direct ? rows.from() * width : 0);
            return true;
        });
        if (!direct) {
            for (int i = 0; i < wanted.count(); i++) {
                System.arraycopy(into, i * width, values, rows.row(i) * width, width);
            }
        }
    }

    @Override
    public void close() {
        feeds.forEach(InputFeed::close);
    }
}
