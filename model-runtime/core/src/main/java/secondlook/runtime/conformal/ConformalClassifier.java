package secondlook.runtime.conformal;

import java.util.Arrays;
import secondlook.runtime.decision.LabelledRows;

/**
 * Sets of classes that hold the truth of a new row with probability at least 1 − α, if it is drawn as the calibration rows
 * were. The set may be empty: then no class fits.
 *
 * <p>
 * Sources: V. Vovk et al., "Algorithmic Learning in a Random World", Springer (2005); A. N. Angelopoulos and S. Bates, "A
 * gentle introduction to conformal prediction", arXiv:2107.07511 (2021).
 *
 * @param score     how classes are scored
 * @param alpha     share of misses allowed
 * @param threshold q̂ per class: a class is in the set where its score is at most this; +∞ always is
 */
@SuppressWarnings("ArrayRecordComponent")
public record ConformalClassifier(ConformalScore score, double alpha, double[] threshold) {

    /** Sums of probabilities of the same classes in another order may differ by this. */
    private static final double ROUNDING = 1e-9;

    /** One threshold for all classes: coverage holds on average over classes. */
    public static ConformalClassifier fit(LabelledRows calibration, ConformalScore score, double alpha) {
        double[] threshold = new double[calibration.classes()];
        Arrays.fill(threshold, ConformalRank.quantile(truthScores(calibration, score), alpha));
        return new ConformalClassifier(score, alpha, threshold);
    }

    /**
     * A threshold for each class from the rows of that class (Mondrian): coverage holds within each true class. A class
     * without enough calibration rows is in every set.
     */
    public static ConformalClassifier fitPerClass(LabelledRows calibration, ConformalScore score, double alpha) {
        double[] scores = truthScores(calibration, score);
        double[] threshold = new double[calibration.classes()];
        for (int k = 0; k < threshold.length; k++) {
            double[] own = new double[scores.length];
            int n = 0;
            for (int row = 0; row < scores.length; row++) {
                if (calibration.truth()[row] == k) {
                    own[n++] = scores[row];
                }
            }
            threshold[k] = ConformalRank.quantile(Arrays.copyOf(own, n), alpha);
        }
        return new ConformalClassifier(score, alpha, threshold);
    }

    private static double[] truthScores(LabelledRows rows, ConformalScore score) {
        double[] all = new double[rows.classes()];
        double[] scores = new double[rows.rows()];
        for (int row = 0; row < scores.length; row++) {
            score.score(rows.probabilities(), row * rows.classes(), all);
            scores[row] = all[rows.truth()[row]];
        }
        return scores;
    }

    public int classes() {
        return threshold.length;
    }

    /**
     * The set of one row.
     *
     * @param p      probabilities that passed {@link secondlook.runtime.decision.InputRules}, row-major
     * @param offset index of the row's first probability
     * @return per class, whether it is in the set
     */
    public boolean[] set(double[] p, int offset) {
        double[] scores = new double[classes()];
        score.score(p, offset, scores);
        boolean[] in = new boolean[scores.length];
        for (int k = 0; k < in.length; k++) {
            in[k] = scores[k] <= threshold[k] + ROUNDING;
        }
        return in;
    }
}
