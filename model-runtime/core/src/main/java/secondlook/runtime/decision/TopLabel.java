package secondlook.runtime.decision;

import java.util.List;

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
        List<Integer> counts = RowBlocks.map(rows, (from, to) -> count(predictions, predicted, from, to));
        int[] first = new int[counts.size() + 1];
        for (int block = 0; block < counts.size(); block++) {
            first[block + 1] = first[block] + counts.get(block);
        }
        TopLabel top = new TopLabel(new double[first[counts.size()]], new boolean[first[counts.size()]]);
        double[] values = predictions.values(measure);
        RowBlocks.map(rows, (from, to) -> {
            int n = first[from / RowBlocks.SIZE];
            for (int row = from; row < to; row++) {
                if (counts(predictions, predicted, row)) {
                    top.confidence[n] = values[row];
                    top.wrong[n++] = predictions.isWrong(row);
                }
            }
            return n;
        });
        return top;
    }

    private static int count(Predictions predictions, int predicted, int from, int to) {
        int n = 0;
        for (int row = from; row < to; row++) {
            n += counts(predictions, predicted, row) ? 1 : 0;
        }
        return n;
    }

    private static boolean counts(Predictions predictions, int predicted, int row) {
        return predictions.isLabelled(row) && (predicted < 0 || predictions.predicted()[row] == predicted);
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
