package secondlook.runtime.selective;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowBlocks;
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

    private final boolean down;
    private final double[] values;
    private final int[] accepted;
    private final int[] errors;
    private final int rows;

    private RiskCoverage(boolean down, RankedRows ranked) {
        this.down = down;
        this.values = ranked.values();
        this.accepted = ranked.accepted();
        this.errors = ranked.errors();
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
     * @param rows    whose {@link TopLabel#confidence()} holds values of the measure, in [0,2)
     * @param measure tells which end is sure
     */
    public static RiskCoverage of(TopLabel rows, Measure measure) {
        return new RiskCoverage(measure.highIsUnsure(), RankedRows.of(rows, measure.highIsUnsure()));
    }

    /** Number of working points. */
    public int points() {
        return values.length;
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
        return new WorkingPoint(values[i], accepted[i], errors[i], rows);
    }

    int accepted(int i) {
        return accepted[i];
    }

    int errors(int i) {
        return errors[i];
    }

    /** What any threshold does, by binary search. */
    public WorkingPoint at(double threshold) {
        int i = lastAccepted(threshold);
        return i < 0
                ? new WorkingPoint(threshold, 0, 0, rows)
                : new WorkingPoint(threshold, accepted[i], errors[i], rows);
    }

    /** Index of the last point that is accepted by the threshold; -1 where none is. */
    private int lastAccepted(double threshold) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (down ? values[middle] <= threshold : values[middle] >= threshold) {
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
        for (double part : RowBlocks.map(values.length, this::area)) {
            sum += part;
        }
        return sum / rows;
    }

    private double area(int from, int to) {
        double sum = 0;
        int before = from == 0 ? 0 : accepted[from - 1];
        for (int i = from; i < to; i++) {
            sum += (double) (accepted[i] - before) * errors[i] / accepted[i];
            before = accepted[i];
        }
        return sum;
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
