package secondlook.runtime.onnx;

import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.Scorer;

/**
 * Scores batches in chunks, several at a time where that has proved quicker. Where a chunk begins depends on the batch alone, so
 * that scores do not depend on the number of threads. Rows that an input cannot take are left out of the runs and score NaN.
 */
final class OnnxScorer implements Scorer {

    private final String name;
    private final OnnxSession session;
    private final ScoreReader reader;
    private final ChunkSize chunk;
    private final ThreadTrial trial;
    private final LongSupplier nanos;
    private final ScoringLanes lanes;
    private boolean closed;

    /** @param nanos a clock of nanoseconds from anywhere */
    OnnxScorer(String name, OnnxSession session, ScoreReader reader, ChunkSize chunk, Supplier<ScoringLane> lanes,
            ThreadTrial trial, LongSupplier nanos) {
        this.name = name;
        this.session = session;
        this.reader = reader;
        this.chunk = chunk;
        this.trial = trial;
        this.nanos = nanos;
        this.lanes = new ScoringLanes(lanes);
    }

    @Override
    public RawScores score(FeatureBatch batch) {
        return score(batch, JobContext.NONE);
    }

    @Override
    public RawScores score(FeatureBatch batch, JobContext context) {
        context.checkCancelled();
        if (closed) {
            throw new RefusedException(name + " cannot score", "its scorer was closed", "Make a new scorer.");
        }
        session.checkOpen();
        try (CancelWatch watch = new CancelWatch(context)) {
            return score(batch, watch);
        }
    }

    private RawScores score(FeatureBatch batch, CancelWatch watch) {
        int width = reader.width();
        double[] values = new double[Math.multiplyExact(batch.rows(), width)];
        boolean[] left = leftOut(batch);
        int size = chunk.rows(batch.rows());
        int chunks = (batch.rows() + size - 1) / size;
        int threads = trial.threads();
        long began = nanos.getAsLong();
        lanes.each(chunks, Math.clamp(threads, 1, Math.max(1, chunks)), (lane, index) -> {
            int from = index * size;
            int count = Math.min(size, batch.rows() - from);
            RowPick rows = left.length == 0 ? RowPick.range(from, count) : pick(left, from, count, values);
            if (rows.count() > 0) {
                lane.score(batch, rows, values, watch);
            }
        });
        if (chunks > 1) {
            // a batch of one run says nothing about threads
            trial.took(nanos.getAsLong() - began, batch.rows());
        }
        return new RawScores(batch.rows(), width, values);
    }

    /** One flag per row, or none at all where every row can be fed. */
    private boolean[] leftOut(FeatureBatch batch) {
        boolean[] left = {};
        for (InputFeed feed : lanes.first().feeds()) {
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
        int width = reader.width();
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

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            lanes.close();
        }
    }
}
