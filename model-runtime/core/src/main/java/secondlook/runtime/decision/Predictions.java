package secondlook.runtime.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run says of every row, column by column, small enough to hold ten million rows in memory. Do not change the
 * arrays.
 *
 * @param classes    class names in the model's order; empty for a regression
 * @param rowIds     position in the source, 0-based
 * @param predicted  class index; -1 where invalid
 * @param confidence top probability; NaN where invalid
 * @param margin     top minus second; NaN where invalid
 * @param entropy    normalised entropy in [0,1]; NaN where invalid
 * @param status     {@link RowStatus#code()}
 * @param truth      class index, {@link #NO_TRUTH} or {@link #UNKNOWN_TRUTH}; {@code null} where the run has no truth
 */
@SuppressWarnings("ArrayRecordComponent")
public record Predictions(List<String> classes, long[] rowIds, int[] predicted, double[] confidence, double[] margin,
        double[] entropy, byte[] status, int @Nullable [] truth) {

    /** The label is missing. */
    public static final int NO_TRUTH = -1;

    /** The label is none of the model's classes. */
    public static final int UNKNOWN_TRUTH = -2;

    // spelt out because the annotations of a compact constructor's parameters do not reach the class file
    public Predictions(List<String> classes, long[] rowIds, int[] predicted, double[] confidence, double[] margin,
            double[] entropy, byte[] status, int @Nullable [] truth) {
        this.classes = List.copyOf(classes);
        this.rowIds = rowIds;
        this.predicted = predicted;
        this.confidence = confidence;
        this.margin = margin;
        this.entropy = entropy;
        this.status = status;
        this.truth = truth;
    }

    public int rows() {
        return rowIds.length;
    }

    public boolean isValid(int row) {
        return status[row] != RowStatus.INVALID.code();
    }

    /** Whether the row counts in statistics that need a label: valid, and labelled with one of the classes. */
    public boolean isLabelled(int row) {
        return truth != null && truth[row] >= 0 && isValid(row);
    }

    /** Only meaningful where {@link #isLabelled}. */
    public boolean isWrong(int row) {
        return truth != null && truth[row] != predicted[row];
    }

    public double[] values(Measure measure) {
        return switch (measure) {
            case CONFIDENCE -> confidence;
            case MARGIN -> margin;
            case ENTROPY -> entropy;
        };
    }

    public String predictedName(int row) {
        return predicted[row] < 0 ? "none" : classes.get(predicted[row]);
    }

    public @Nullable String truthName(int row) {
        return truth == null || truth[row] < 0 ? null : classes.get(truth[row]);
    }
}
