package secondlook.runtime.decision;

import java.util.Arrays;

/**
 * Answers "how many are flagged, how many of the accepted are wrong" for any threshold without touching the rows again: the
 * values of right, wrong and unlabelled rows are sorted once, then a question is three binary searches. Exact, ties included.
 */
public final class ThresholdIndex {

    /** Larger is surer in all three, whatever the measure. */
    private final double[] right;
    private final double[] wrong;
    private final double[] unlabelled;
    private final boolean highIsUnsure;
    private final int invalid;

    /**
     * @param predictions the run
     * @param measure     what the threshold is compared with
     * @param predicted   only rows of this predicted class index; -1 for all rows
     */
    public ThresholdIndex(Predictions predictions, Measure measure, int predicted) {
        this.highIsUnsure = measure.highIsUnsure();
        double[] all = predictions.values(measure);
        double sign = highIsUnsure ? -1 : 1;
        double[] rights = new double[all.length];
        double[] wrongs = new double[all.length];
        double[] others = new double[all.length];
        int nRight = 0;
        int nWrong = 0;
        int nOther = 0;
        int unusable = 0;
        for (int row = 0; row < all.length; row++) {
            if (!predictions.isValid(row)) {
                unusable++;
            } else if (predicted < 0 || predictions.predicted()[row] == predicted) {
                // + 0.0 makes one zero of the two, which sorting would tell apart
                double value = sign * all[row] + 0.0;
                if (!predictions.isLabelled(row)) {
                    others[nOther++] = value;
                } else if (predictions.isWrong(row)) {
                    wrongs[nWrong++] = value;
                } else {
                    rights[nRight++] = value;
                }
            }
        }
        this.invalid = predicted < 0 ? unusable : 0;
        this.right = sorted(rights, nRight);
        this.wrong = sorted(wrongs, nWrong);
        this.unlabelled = sorted(others, nOther);
    }

    /**
     * What a threshold does.
     *
     * @param rows             all rows, the invalid ones included
     * @param flagged          rows flagged, the invalid ones included
     * @param accepted         {@code rows - flagged}
     * @param labelledAccepted accepted rows with a usable label
     * @param wrongAccepted    of those, the wrong ones
     */
    public record Outcome(int rows, int flagged, int accepted, int labelledAccepted, int wrongAccepted) {

        /** Share of wrong rows among the labelled accepted ones; NaN if there are none. */
        public double errorRate() {
            return labelledAccepted == 0 ? Double.NaN : (double) wrongAccepted / labelledAccepted;
        }
    }

    public Outcome at(double threshold) {
        double t = highIsUnsure ? -threshold : threshold;
        int acceptedWrong = wrong.length - lowerBound(wrong, t);
        int acceptedLabelled = acceptedWrong + right.length - lowerBound(right, t);
        int accepted = acceptedLabelled + unlabelled.length - lowerBound(unlabelled, t);
        int rows = valid() + invalid;
        return new Outcome(rows, rows - accepted, accepted, acceptedLabelled, acceptedWrong);
    }

    private int valid() {
        return right.length + wrong.length + unlabelled.length;
    }

    /**
     * The threshold that flags as many rows as a person can review and not one more. Rows with equal values are flagged
     * together or not at all, so fewer may be flagged; the invalid ones, which are always flagged, count first and may
     * alone exceed the budget.
     *
     * @param reviews rows a person can review, ≥ 0
     * @return a value of the measure; NaN where there is no valid row
     */
    public double forBudget(int reviews) {
        if (valid() == 0) {
            return Double.NaN;
        }
        int spare = Math.max(0, reviews - invalid);
        double sign = highIsUnsure ? -1 : 1;
        if (spare >= valid()) {
            // Above every value: the next number up flags the surest row too.
            return sign * Math.nextUp(atRank(valid() - 1));
        }
        return sign * atRank(spare) + 0.0;
    }

    /** The value at a 0-based rank among all valid rows, the least sure first. */
    private double atRank(int rank) {
        int r = 0;
        int w = 0;
        int u = 0;
        double value = Double.NaN;
        for (int i = 0; i <= rank; i++) {
            double nextRight = r < right.length ? right[r] : Double.POSITIVE_INFINITY;
            double nextWrong = w < wrong.length ? wrong[w] : Double.POSITIVE_INFINITY;
            double nextOther = u < unlabelled.length ? unlabelled[u] : Double.POSITIVE_INFINITY;
            value = Math.min(nextRight, Math.min(nextWrong, nextOther));
            if (value == nextRight) {
                r++;
            } else if (value == nextWrong) {
                w++;
            } else {
                u++;
            }
        }
        return value;
    }

    private static double[] sorted(double[] values, int n) {
        double[] copy = Arrays.copyOf(values, n);
        Arrays.parallelSort(copy);
        return copy;
    }

    /** Index of the first value that is not below {@code key}. */
    private static int lowerBound(double[] sorted, double key) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
