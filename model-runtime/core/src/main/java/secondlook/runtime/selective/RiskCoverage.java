package secondlook.runtime.selective;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.TopLabel;

/**
 * The share of errors among the accepted rows against the share accepted, at every threshold that makes a difference. The
 * points are the distinct values of the measure, the surest first; a group of ties is accepted whole, so the curve does
 * not depend on the order of rows.
 *
 * <p>
 * Sources: R. El-Yaniv and Y. Wiener, "On the foundations of noise-free selective classification", JMLR 11 (2010); Y.
 * Geifman, G. Uziel and R. El-Yaniv, "Bias-reduced uncertainty estimation for deep neural classifiers", ICLR 2019 (AURC,
 * E-AURC).
 */
public final class RiskCoverage {

    /** Guards the count at a coverage against products such as 0.9·10 that come out a little high. */
    private static final double ROUNDING = 1e-9;

    private final double sign;
    private final double[] sureness;
    private final int[] accepted;
    private final int[] errors;
    private final int rows;

    private RiskCoverage(double sign, double[] sureness, int[] accepted, int[] errors) {
        this.sign = sign;
        this.sureness = sureness;
        this.accepted = accepted;
        this.errors = errors;
        this.rows = accepted.length == 0 ? 0 : accepted[accepted.length - 1];
    }

    /** The curve of all labelled rows by confidence. */
    public static RiskCoverage of(TopLabel rows) {
        return of(rows, Measure.CONFIDENCE);
    }

    /**
     * @param predicted only rows of this predicted class index; -1 for all rows
     */
    public static RiskCoverage of(Predictions predictions, Measure measure, int predicted) {
        return of(TopLabel.of(predictions, measure, predicted), measure);
    }

    /**
     * @param rows    whose {@link TopLabel#confidence()} holds values of the measure
     * @param measure tells which end is sure
     */
    public static RiskCoverage of(TopLabel rows, Measure measure) {
        double sign = measure.highIsUnsure() ? -1 : 1;
        int n = rows.rows();
        int wrongs = rows.errors();
        // Two sorts of parts cost less than one sort of pairs, and a merge gives every tie group at once.
        double[] right = new double[n - wrongs];
        double[] wrong = new double[wrongs];
        int r = 0;
        int w = 0;
        for (int i = 0; i < n; i++) {
            // + 0.0 makes one zero of the two, which sorting would tell apart
            double value = sign * rows.confidence()[i] + 0.0;
            if (rows.wrong()[i]) {
                wrong[w++] = value;
            } else {
                right[r++] = value;
            }
        }
        Arrays.parallelSort(right);
        Arrays.parallelSort(wrong);
        return merge(sign, right, wrong);
    }

    private static RiskCoverage merge(double sign, double[] right, double[] wrong) {
        double[] sureness = new double[right.length + wrong.length];
        int[] accepted = new int[sureness.length];
        int[] errors = new int[sureness.length];
        int r = right.length - 1;
        int w = wrong.length - 1;
        int points = 0;
        while (r >= 0 || w >= 0) {
            double value = r < 0 || w >= 0 && wrong[w] > right[r] ? wrong[w] : right[r];
            while (r >= 0 && right[r] == value) {
                r--;
            }
            while (w >= 0 && wrong[w] == value) {
                w--;
            }
            sureness[points] = value;
            errors[points] = wrong.length - 1 - w;
            accepted[points] = right.length - 1 - r + errors[points];
            points++;
        }
        return points == sureness.length
                ? new RiskCoverage(sign, sureness, accepted, errors)
                : new RiskCoverage(sign, Arrays.copyOf(sureness, points), Arrays.copyOf(accepted, points),
                        Arrays.copyOf(errors, points));
    }

    /** Number of working points. */
    public int points() {
        return sureness.length;
    }

    /** Labelled rows. */
    public int rows() {
        return rows;
    }

    /** Wrong rows among all. */
    public int errors() {
        return rows == 0 ? 0 : errors[errors.length - 1];
    }

    /** Share of errors where all rows are accepted; NaN where there are none. */
    public double fullRisk() {
        return (double) errors() / rows;
    }

    /** Working point {@code i}, 0 being the surest; coverage grows with {@code i}. */
    public WorkingPoint point(int i) {
        // 0.0 - x would do for entropy 0, but the sign of zero must not show either way
        return new WorkingPoint(sign * sureness[i] + 0.0, accepted[i], errors[i], rows);
    }

    int accepted(int i) {
        return accepted[i];
    }

    int errors(int i) {
        return errors[i];
    }

    /** What any threshold does, by binary search. */
    public WorkingPoint at(double threshold) {
        int i = lastAtLeast(sign * threshold);
        return i < 0
                ? new WorkingPoint(threshold, 0, 0, rows)
                : new WorkingPoint(threshold, accepted[i], errors[i], rows);
    }

    /** Index of the last point that is accepted by the threshold; -1 where none is. */
    private int lastAtLeast(double value) {
        int low = 0;
        int high = sureness.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sureness[middle] >= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Area under the curve: the mean over rows of the risk at their own value; NaN where there are no rows. */
    public double aurc() {
        double sum = 0;
        int before = 0;
        for (int i = 0; i < sureness.length; i++) {
            sum += (double) (accepted[i] - before) * errors[i] / accepted[i];
            before = accepted[i];
        }
        return sum / rows;
    }

    /** The least area that any order of these rows could have: all errors last. NaN where there are no rows. */
    public double optimalAurc() {
        double sum = 0;
        int right = rows - errors();
        for (int k = right + 1; k <= rows; k++) {
            sum += (double) (k - right) / k;
        }
        return sum / rows;
    }

    /** What the order of the rows costs: {@link #aurc()} − {@link #optimalAurc()}. */
    public double excessAurc() {
        return aurc() - optimalAurc();
    }

    /**
     * The first working point that accepts at least a share of the rows; its own coverage may be larger.
     *
     * @param coverage in [0,1]
     * @return {@code null} where there are no rows
     */
    public @Nullable WorkingPoint atCoverage(double coverage) {
        return rows == 0 ? null : atLeastAccepting((int) Math.ceil(coverage * rows - ROUNDING));
    }

    /** The strictest working point that accepts at least so many rows; the whole tie group goes with them. */
    WorkingPoint atLeastAccepting(int count) {
        int i = Arrays.binarySearch(accepted, count);
        return point(i >= 0 ? i : Math.min(-i - 1, accepted.length - 1));
    }

    /**
     * The working point of largest coverage whose observed risk is at most a target. Nothing is promised of other rows. All
     * points are searched, for risk does not always grow with coverage.
     *
     * @param risk in [0,1]
     * @return {@code null} where no point qualifies
     */
    public @Nullable WorkingPoint forRisk(double risk) {
        for (int i = accepted.length - 1; i >= 0; i--) {
            if ((double) errors[i] / accepted[i] <= risk) {
                return point(i);
            }
        }
        return null;
    }
}
