package secondlook.runtime.decision;

import java.util.Arrays;

/**
 * The rows of a classification that count in labelled statistics: they passed {@link InputRules} and have a label that is
 * one of the model's classes. The others are only counted. Do not change the arrays.
 *
 * @param classes       K ≥ 1
 * @param position      where each row stood among those given, 0-based, ascending
 * @param probabilities row-major, {@code rows() * classes}, normalised where the rules say so
 * @param truth         class index per row
 * @param predicted     arg-max per row, the lowest index among ties
 * @param counts        what was left out
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelledRows(int classes, int[] position, double[] probabilities, int[] truth, int[] predicted,
        Counts counts) {

    /**
     * @param all          rows given
     * @param invalid      rows that {@link InputRules} refuse, whatever their label
     * @param renormalised rows divided by a sum that was off by more than 1e-6
     * @param noLabel      valid rows without a label
     * @param unknownLabel valid rows whose label is no class of the model
     */
    public record Counts(int all, int invalid, int renormalised, int noLabel, int unknownLabel) {

        public int valid() {
            return all - invalid;
        }

        public int used() {
            return valid() - noLabel - unknownLabel;
        }
    }

    /**
     * Applies the input rules to a copy and keeps the usable rows.
     *
     * @param probabilities row-major, {@code truth.length * classes}
     * @param truth         class index, {@link Predictions#NO_TRUTH} or {@link Predictions#UNKNOWN_TRUTH}
     */
    public static LabelledRows of(double[] probabilities, int classes, int[] truth) {
        if (classes < 1 || probabilities.length != (long) truth.length * classes) {
            throw new IllegalArgumentException(probabilities.length + " probabilities for " + truth.length + " rows of "
                    + classes + " classes");
        }
        double[] p = probabilities.clone();
        int[] position = new int[truth.length];
        int[] kept = new int[truth.length];
        int[] predicted = new int[truth.length];
        int n = 0;
        int invalid = 0;
        int renormalised = 0;
        int noLabel = 0;
        int unknown = 0;
        for (int row = 0; row < truth.length; row++) {
            RowStatus status = InputRules.apply(p, row * classes, classes);
            renormalised += status == RowStatus.RENORMALISED ? 1 : 0;
            if (status == RowStatus.INVALID) {
                invalid++;
            } else if (truth[row] == Predictions.NO_TRUTH) {
                noLabel++;
            } else if (truth[row] < 0 || truth[row] >= classes) {
                unknown++;
            } else {
                System.arraycopy(p, row * classes, p, n * classes, classes);
                predicted[n] = Measure.argMax(p, n * classes, classes);
                position[n] = row;
                kept[n++] = truth[row];
            }
        }
        Counts counts = new Counts(truth.length, invalid, renormalised, noLabel, unknown);
        if (n == truth.length) {
            // nothing left out: no second copy of what may be most of the memory
            return new LabelledRows(classes, position, p, kept, predicted, counts);
        }
        return new LabelledRows(classes, Arrays.copyOf(position, n), Arrays.copyOf(p, n * classes),
                Arrays.copyOf(kept, n), Arrays.copyOf(predicted, n), counts);
    }

    public int rows() {
        return truth.length;
    }

    public double probability(int row, int k) {
        return probabilities[row * classes + k];
    }

    /** Top probability of each row and whether the top class was wrong. */
    public TopLabel topLabel() {
        double[] confidence = new double[rows()];
        boolean[] wrong = new boolean[rows()];
        for (int row = 0; row < wrong.length; row++) {
            confidence[row] = probability(row, predicted[row]);
            wrong[row] = predicted[row] != truth[row];
        }
        return new TopLabel(confidence, wrong);
    }
}
