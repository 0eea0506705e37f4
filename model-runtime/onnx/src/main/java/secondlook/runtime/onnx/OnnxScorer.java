package secondlook.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.Scorer;

/**
 * Scores batches in chunks that fit its buffers. Rows that an input cannot take are left out of the runs and score NaN. If the
 * model fails on a chunk, the chunk is halved until the rows that it fails on are found; they score NaN too.
 */
final class OnnxScorer implements Scorer {

    /** So many single rows may fail one after another before the model, not the rows, is held to be at fault. */
    private static final int PATIENCE = 64;

    private final String name;
    private final OnnxSession session;
    private final List<InputFeed> feeds;
    private final ScoreReader reader;
    private final int chunk;
    private final boolean fixed;
    private final int width;
    private int failedInARow;
    private @Nullable CancelWatch watch;
    private boolean closed;

    /**
     * @param chunk most rows per run
     * @param fixed whether every run has exactly so many
     */
    OnnxScorer(String name, OnnxSession session, List<InputFeed> feeds, ScoreReader reader, int chunk, boolean fixed) {
        this.name = name;
        this.session = session;
        this.feeds = List.copyOf(feeds);
        this.reader = reader;
        this.chunk = chunk;
        this.fixed = fixed;
        this.width = reader.width();
    }

    @Override
    public RawScores score(FeatureBatch batch, JobContext context) {
        context.checkCancelled();
        try (CancelWatch watching = new CancelWatch(context)) {
            watch = watching;
            return score(batch);
        } finally {
            watch = null;
        }
    }

    @Override
    public RawScores score(FeatureBatch batch) {
        if (closed) {
            throw new RefusedException(name + " cannot score", "its scorer was closed", "Make a new scorer.");
        }
        session.checkOpen();
        double[] values = new double[Math.multiplyExact(batch.rows(), width)];
        failedInARow = 0;
        boolean[] left = leftOut(batch);
        for (int from = 0; from < batch.rows(); from += chunk) {
            int count = Math.min(chunk, batch.rows() - from);
            RowPick rows = left.length == 0 ? RowPick.range(from, count) : pick(left, from, count, values);
            if (rows.count() > 0) {
                score(batch, rows, values);
            }
        }
        return new RawScores(batch.rows(), width, values);
    }

    /** One flag per row, or none at all where every row can be fed. */
    private boolean[] leftOut(FeatureBatch batch) {
        boolean[] left = {};
        for (InputFeed feed : feeds) {
            if (feed.choosy(batch)) {
                left = left.length == 0 ? new boolean[batch.rows()] : left;
                for (int row = 0; row < batch.rows(); row++) {
                    left[row] |= !feed.takes(batch, row);
                }
            }
        }
        return left;
    }

    /** The rows of a chunk that can be fed; the others score NaN. */
    private RowPick pick(boolean[] left, int from, int count, double[] values) {
        int[] picked = new int[count];
        int some = 0;
        for (int row = from; row < from + count; row++) {
            if (left[row]) {
                Arrays.fill(values, row * width, (row + 1) * width, Double.NaN);
            } else {
                picked[some++] = row;
            }
        }
        return some == count ? RowPick.range(from, count) : new RowPick(0, some, Arrays.copyOf(picked, some));
    }

    private void score(FeatureBatch batch, RowPick rows, double[] values) {
        try {
            run(batch, rows, values);
            failedInARow = 0;
        } catch (OrtException failed) {
            if (watch != null && watch.hasStopped()) {
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
                score(batch, rows.part(0, half), values);
                score(batch, rows.part(half, rows.count() - half), values);
            }
        }
    }

    private void run(FeatureBatch batch, RowPick wanted, double[] values) throws OrtException {
        RowPick rows = fixed ? wanted.padded(chunk) : wanted;
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
        if (!closed) {
            closed = true;
            feeds.forEach(InputFeed::close);
        }
    }
}
