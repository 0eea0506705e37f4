package secondlook.app.report;

import secondlook.runtime.decision.Predictions;

/**
 * How often each confidence occurs: 50 equal bins (a,b] over [0,1], the first one with its 0, split by what is known of the
 * row. Do not change the arrays.
 *
 * @param correct rows whose label is known and right
 * @param wrong   rows whose label is known and wrong
 * @param unknown valid rows without a usable label
 */
@SuppressWarnings("ArrayRecordComponent")
public record ConfidenceBins(int[] correct, int[] wrong, int[] unknown) {

    public static final int BINS = 50;

    public static ConfidenceBins of(Predictions predictions) {
        ConfidenceBins bins = new ConfidenceBins(new int[BINS], new int[BINS], new int[BINS]);
        for (int row = 0; row < predictions.rows(); row++) {
            if (!predictions.isValid(row)) {
                continue;
            }
            int bin = bin(predictions.confidence()[row]);
            if (!predictions.isLabelled(row)) {
                bins.unknown[bin]++;
            } else if (predictions.isWrong(row)) {
                bins.wrong[bin]++;
            } else {
                bins.correct[bin]++;
            }
        }
        return bins;
    }

    /** The bin whose upper edge b/50 is the first that is not below the value; a product would round some edges up. */
    private static int bin(double value) {
        int guess = (int) Math.min(BINS - 1L, Math.max(0, (long) (value * BINS)));
        if (guess > 0 && value <= (double) guess / BINS) {
            return guess - 1;
        }
        return guess < BINS - 1 && value > (double) (guess + 1) / BINS ? guess + 1 : guess;
    }

    public int total(int bin) {
        return correct[bin] + wrong[bin] + unknown[bin];
    }

    /** The first bin that holds anything; 0 if none does. */
    public int first() {
        for (int bin = 0; bin < BINS; bin++) {
            if (total(bin) > 0) {
                return bin;
            }
        }
        return 0;
    }
}
