package secondlook.runtime.calibration;

import secondlook.runtime.decision.LabelledRows;

/** Scores that only the true probabilities minimise in the mean. NaN where there are no rows. */
public final class ProperScores {

    /** The least probability that the logarithm sees: 2⁻⁵². */
    public static final double EPS = Math.ulp(1.0);

    private ProperScores() {
    }

    /**
     * (1/n) ΣΣ (p − 1[y = k])², in [0,2]; of two classes it is twice the binary score.
     *
     * <p>
     * Source: G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950).
     */
    public static double brier(LabelledRows rows) {
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            for (int k = 0; k < rows.classes(); k++) {
                double miss = rows.probability(row, k) - (rows.truth()[row] == k ? 1 : 0);
                sum += miss * miss;
            }
        }
        return sum / rows.rows();
    }

    /** (1/n) Σ (p_1 − y)², in [0,1]; NaN unless there are two classes. */
    public static double brierBinary(LabelledRows rows) {
        if (rows.classes() != 2) {
            return Double.NaN;
        }
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double miss = rows.probability(row, 1) - rows.truth()[row];
            sum += miss * miss;
        }
        return sum / rows.rows();
    }

    /**
     * −(1/n) Σ ln max(p_y, 2⁻⁵²) in nats; one certain error costs 36.04.
     *
     * <p>
     * Source: I. J. Good, "Rational decisions", JRSS B 14 (1952) 107–114.
     */
    public static double logLoss(LabelledRows rows) {
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            sum -= Math.log(Math.max(rows.probability(row, rows.truth()[row]), EPS));
        }
        return sum / rows.rows();
    }
}
