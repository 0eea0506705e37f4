package secondlook.runtime.decision;

import java.util.Arrays;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.ScoreKind;

/** Turns a model's raw scores into distributions over classes and applies the input rules. */
public final class Distributions {

    private Distributions() {
    }

    /**
     * @param probabilities row-major, {@code rows * classes}; a new array, normalised where the rules allow
     * @param status        {@link RowStatus#code()} per row
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Batch(int rows, int classes, double[] probabilities, byte[] status) {}

    /**
     * Converts scores by their kind. A single column of probabilities is taken as P(second class) of a binary model.
     *
     * @param classes number of classes, ≥ 1
     */
    public static Batch of(RawScores scores, ScoreKind kind, int classes) {
        int rows = scores.rows();
        double[] p = expand(scores, classes);
        byte[] status = new byte[rows];
        for (int row = 0, at = 0; row < rows; row++, at += classes) {
            switch (kind) {
                case LOGIT, MARGIN -> softmax(p, at, classes);
                case LOG_PROBABILITY -> exponentiate(p, at, classes);
                case PROBABILITY, HARD, UNKNOWN -> {
                }
            }
            status[row] = InputRules.apply(p, at, classes).code();
        }
        return new Batch(rows, classes, p, status);
    }

    private static double[] expand(RawScores scores, int classes) {
        if (scores.width() == classes) {
            return Arrays.copyOf(scores.values(), scores.rows() * classes);
        }
        if (scores.width() != 1 || classes != 2) {
            throw new IllegalArgumentException(scores.width() + " scores for " + classes + " classes");
        }
        double[] p = new double[scores.rows() * 2];
        for (int row = 0; row < scores.rows(); row++) {
            double positive = scores.values()[row];
            p[2 * row] = 1 - positive;
            p[2 * row + 1] = positive;
        }
        return p;
    }

    /** A non-finite score makes the whole row NaN, so that the input rules find it. */
    private static void softmax(double[] p, int at, int classes) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            if (!Double.isFinite(p[at + k])) {
                p[at] = Double.NaN;
                return;
            }
            max = Math.max(max, p[at + k]);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            p[at + k] = Math.exp(p[at + k] - max);
            sum += p[at + k];
        }
        for (int k = 0; k < classes; k++) {
            p[at + k] /= sum;
        }
    }

    private static void exponentiate(double[] p, int at, int classes) {
        for (int k = 0; k < classes; k++) {
            p[at + k] = Math.exp(p[at + k]);
        }
    }
}
