package secondlook.runtime.decision;

import java.util.Arrays;

/**
 * Answers "how many are flagged, how many of the accepted are wrong" for any threshold without touching the rows again:
 * one sort, then two binary searches a question. Exact, ties included.
 */
public final class ThresholdIndex {

    private final boolean highIsUnsure;
    private final int invalid;
    private final double[] values;
    private final double[] labelled;
    private final int[] wrongAtOrAfter;

    /**
     * @param predictions the run
     * @param measure     what the threshold is compared with
     * @param predicted   only rows of this predicted class index; -1 for all rows
     */
    public ThresholdIndex(Predictions predictions, Measure measure, int predicted) {
        this.highIsUnsure = measure.highIsUnsure();
        double[] all = predictions.values(measure);
        double sign = highIsUnsure ? -1 : 1;
        double[] sure = new double[all.length];
        double[] right = new double[all.length];
        double[] wrong = new double[all.length];
        int n = 0;
        int nRight = 0;
        int nWrong = 0;
        int unusable = 0;
        for (int row = 0; row < all.length; row++) {
            if (!predictions.isValid(row)) {
                unusable++;
            } else if (predicted < 0 || predictions.predicted()[row] == predicted) {
                double value = sign * all[row];
                sure[n++] = value;
                if (predictions.isLabelled(row)) {
                    if (predictions.isWrong(row)) {
                        wrong[nWrong++] = value;
                    } else {
                        right[nRight++] = value;
                    }
                }
            }
        }
        this.invalid = predicted < 0 ? unusable : 0;
        this.values = sorted(sure, n);
        double[] wrongs = sorted(wrong, nWrong);
        this.labelled = sorted(concat(right, nRight, wrongs), nRight + nWrong);
        this.wrongAtOrAfter = new int[labelled.length + 1];
        for (int i = 0; i <= labelled.length; i++) {
            wrongAtOrAfter[i] = i == labelled.length ? 0 : nWrong - lowerBound(wrongs, labelled[i]);
        }
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
        int accepted = values.length - lowerBound(values, t);
        int from = lowerBound(labelled, t);
        int rows = values.length + invalid;
        return new Outcome(rows, rows - accepted, accepted, labelled.length - from, wrongAtOrAfter[from]);
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
        if (values.length == 0) {
            return Double.NaN;
        }
        int spare = Math.max(0, reviews - invalid);
        double sign = highIsUnsure ? -1 : 1;
        if (spare >= values.length) {
            // Above every value: the next number up flags the surest row too.
            return sign * Math.nextUp(values[values.length - 1]);
        }
        return sign * values[spare] + 0.0;
    }

    private static double[] sorted(double[] values, int n) {
        double[] copy = Arrays.copyOf(values, n);
        Arrays.parallelSort(copy);
        return copy;
    }

    private static double[] concat(double[] first, int n, double[] second) {
        double[] both = Arrays.copyOf(first, n + second.length);
        System.arraycopy(second, 0, both, n, second.length);
        return both;
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
