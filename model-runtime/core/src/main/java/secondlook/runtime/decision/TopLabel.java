package secondlook.runtime.decision;

import java.util.Arrays;

/**
 * How sure each usable labelled row was of its top class, and whether that class was wrong. Unusable and unlabelled rows
 * are not in it. Do not change the arrays.
 *
 * @param confidence the measure's value per row
 * @param wrong      per row
 */
@SuppressWarnings("ArrayRecordComponent")
public record TopLabel(double[] confidence, boolean[] wrong) {

    /** The confidence of all labelled rows of a run. */
    public static TopLabel of(Predictions predictions) {
        return of(predictions, Measure.CONFIDENCE, -1);
    }

    /**
     * @param measure   what is taken for confidence
     * @param predicted only rows of this predicted class index; -1 for all rows
     */
    public static TopLabel of(Predictions predictions, Measure measure, int predicted) {
        int rows = predictions.rows();
        double[] values = predictions.values(measure);
        double[] confidence = new double[rows];
        boolean[] wrong = new boolean[rows];
        int n = 0;
        for (int row = 0; row < rows; row++) {
            if (predictions.isLabelled(row) && (predicted < 0 || predictions.predicted()[row] == predicted)) {
                confidence[n] = values[row];
                wrong[n++] = predictions.isWrong(row);
            }
        }
        return n == rows
                ? new TopLabel(confidence, wrong)
                : new TopLabel(Arrays.copyOf(confidence, n), Arrays.copyOf(wrong, n));
    }

    public int rows() {
        return confidence.length;
    }

    public int errors() {
        int errors = 0;
        for (boolean w : wrong) {
            errors += w ? 1 : 0;
        }
        return errors;
    }

    /** NaN where there are no rows. */
    public double accuracy() {
        return (double) (rows() - errors()) / rows();
    }

    /** NaN where there are no rows. */
    public double meanConfidence() {
        double sum = 0;
        for (double c : confidence) {
            sum += c;
        }
        return sum / rows();
    }
}
