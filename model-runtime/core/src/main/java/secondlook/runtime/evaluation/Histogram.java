package secondlook.runtime.evaluation;

import secondlook.runtime.calibration.Bins;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowBlocks;

/**
 * How often each value of a measure occurs, in bins (a, b] of equal width over [0,1] (the first also holds 0), apart by
 * what the truth says. Invalid rows are in no bin. Do not change the arrays.
 *
 * @param bins       the edges
 * @param right      rows per bin whose predicted class is the truth
 * @param wrong      rows per bin whose predicted class is not the truth
 * @param unlabelled rows per bin without a usable label
 * @param invalid    rows left out because they have no usable scores
 */
@SuppressWarnings("ArrayRecordComponent")
public record Histogram(Bins bins, int[] right, int[] wrong, int[] unlabelled, int invalid) {

    /** All rows of a run. */
    public static Histogram of(Predictions predictions, Measure measure, int count) {
        return of(predictions, measure, count, -1);
    }

    /**
     * @param count     number of bins, ≥ 1
     * @param predicted only rows of this predicted class index; -1 for all rows
     */
    public static Histogram of(Predictions predictions, Measure measure, int count, int predicted) {
        Bins bins = Bins.equalWidth(count);
        Histogram sum = new Histogram(bins, new int[count], new int[count], new int[count], 0);
        for (Histogram part : RowBlocks.map(predictions.rows(),
                (from, to) -> part(predictions, measure, bins, predicted, from, to))) {
            sum = sum.plus(part);
        }
        return predicted < 0 ? sum : new Histogram(bins, sum.right, sum.wrong, sum.unlabelled, 0);
    }

    private static Histogram part(Predictions predictions, Measure measure, Bins bins, int predicted, int from,
            int to) {
        double[] values = predictions.values(measure);
        int[] right = new int[bins.count()];
        int[] wrong = new int[bins.count()];
        int[] unlabelled = new int[bins.count()];
        int invalid = 0;
        for (int row = from; row < to; row++) {
            if (!predictions.isValid(row)) {
                invalid++;
            } else if (predicted < 0 || predictions.predicted()[row] == predicted) {
                int bin = bins.indexOf(values[row]);
                if (!predictions.isLabelled(row)) {
                    unlabelled[bin]++;
                } else if (predictions.isWrong(row)) {
                    wrong[bin]++;
                } else {
                    right[bin]++;
                }
            }
        }
        return new Histogram(bins, right, wrong, unlabelled, invalid);
    }

    private Histogram plus(Histogram other) {
        return new Histogram(bins, plus(right, other.right), plus(wrong, other.wrong),
                plus(unlabelled, other.unlabelled), invalid + other.invalid);
    }

    private static int[] plus(int[] one, int[] other) {
        int[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    /**
     * The bin at which an axis begins: the tenth below the least confidence that there can be among so many classes, or below
     * the first row, and never so late that fewer than a fifth of the bins are left.
     *
     * @param measure of the bins
     * @param classes of the model
     */
    public int firstBin(Measure measure, int classes) {
        int tenth = Math.max(1, bins.count() / 10);
        int first = measure == Measure.CONFIDENCE ? 10 / Math.max(1, classes) * tenth : 0;
        for (int bin = 0; bin < first; bin++) {
            if (total(bin) > 0) {
                first = bin / tenth * tenth;
            }
        }
        return Math.min(first, bins.count() - bins.count() / 5);
    }

    /** Rows in a bin. */
    public int total(int bin) {
        return right[bin] + wrong[bin] + unlabelled[bin];
    }

    /** Rows in the fullest bin; what the tallest bar stands for. */
    public int largest() {
        int largest = 0;
        for (int bin = 0; bin < right.length; bin++) {
            largest = Math.max(largest, total(bin));
        }
        return largest;
    }
}
