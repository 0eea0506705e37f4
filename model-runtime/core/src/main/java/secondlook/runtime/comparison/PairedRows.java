package secondlook.runtime.comparison;

import java.util.Arrays;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.decision.Predictions;

/**
 * The rows on which two models can be compared: labelled, and with usable scores of both. Same rows, same classes in the
 * same order.
 *
 * @param first         of the first model
 * @param second        of the second model; same {@code truth} as {@code first}
 * @param firstInvalid  rows given for which the first model had no usable scores
 * @param secondInvalid rows given for which the second model had none
 */
public record PairedRows(LabelledRows first, LabelledRows second, int firstInvalid, int secondInvalid) {

    /**
     * @param first   probabilities of the first model, row-major, {@code truth.length * classes}
     * @param second  of the second model, its columns in the order of the first's
     * @param classes K ≥ 1
     * @param truth   class index, {@link Predictions#NO_TRUTH} or {@link Predictions#UNKNOWN_TRUTH}
     */
    public static PairedRows of(double[] first, double[] second, int classes, int[] truth) {
        LabelledRows a = LabelledRows.of(first, classes, truth);
        LabelledRows b = LabelledRows.of(second, classes, truth);
        int[] both = new int[truth.length];
        Arrays.fill(both, Predictions.NO_TRUTH);
        int at = 0;
        for (int row = 0; row < a.rows(); row++) {
            int position = a.position()[row];
            while (at < b.rows() && b.position()[at] < position) {
                at++;
            }
            if (at < b.rows() && b.position()[at] == position) {
                both[position] = truth[position];
            }
        }
        return new PairedRows(LabelledRows.of(first, classes, both), LabelledRows.of(second, classes, both),
                a.counts().invalid(), b.counts().invalid());
    }

    public int rows() {
        return first.rows();
    }

    /** Rows that one of the two alone has right, over all rows or those of one true class. */
    McNemar discordant(int truth) {
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int row = 0; row < rows(); row++) {
            if (truth >= 0 && first.truth()[row] != truth) {
                continue;
            }
            boolean a = first.predicted()[row] == first.truth()[row];
            boolean b = second.predicted()[row] == second.truth()[row];
            onlyFirst += a && !b ? 1 : 0;
            onlySecond += b && !a ? 1 : 0;
        }
        return new McNemar(onlyFirst, onlySecond);
    }
}
