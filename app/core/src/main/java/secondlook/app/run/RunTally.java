package secondlook.app.run;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

/** Counts what a run is made of while it is made. Used by one thread. */
final class RunTally {

    private static final int BINS = 50;

    private final long[] histogram = new long[BINS];
    private long rows;
    private long invalid;
    private long renormalised;
    private long unknownTruth;
    private long labelled;
    private long correct;
    private double confidence;

    void add(ScoredBatch batch) {
        rows += batch.rows();
        boolean classification = batch.predicted().length > 0;
        int[] truth = batch.truthIndex();
        for (int row = 0; row < batch.rows(); row++) {
            byte status = batch.status()[row];
            if (truth != null && truth[row] == Predictions.UNKNOWN_TRUTH) {
                unknownTruth++;
            }
            if (status == RowStatus.INVALID.code()) {
                invalid++;
                continue;
            }
            if (status == RowStatus.RENORMALISED.code()) {
                renormalised++;
            }
            if (!classification) {
                continue;
            }
            confidence += batch.confidence()[row];
            histogram[bin(batch.confidence()[row])]++;
            if (truth != null && truth[row] >= 0) {
                labelled++;
                correct += truth[row] == batch.predicted()[row] ? 1 : 0;
            }
        }
    }

    /** Bins are (a,b] with edges m/50, compared as they are divided; the first holds 0 too (definitions §3). */
    static int bin(double confidence) {
        int upper = Math.clamp((int) Math.ceil(confidence * BINS), 1, BINS);
        while (upper > 1 && confidence <= (upper - 1) / (double) BINS) {
            upper--;
        }
        while (upper < BINS && confidence > upper / (double) BINS) {
            upper++;
        }
        return upper - 1;
    }

    ScoreObserver.SoFar soFar(long total, boolean classification) {
        Double mean = classification ? meanConfidence() : null;
        return new ScoreObserver.SoFar(rows, total, invalid, mean == null ? Double.NaN : mean, histogram.clone());
    }

    long rows() {
        return rows;
    }

    long invalid() {
        return invalid;
    }

    long renormalised() {
        return renormalised;
    }

    long unknownTruth() {
        return unknownTruth;
    }

    @Nullable
    Double accuracy() {
        return labelled == 0 ? null : (double) correct / labelled;
    }

    @Nullable
    Double meanConfidence() {
        return rows == invalid ? null : confidence / (rows - invalid);
    }
}
