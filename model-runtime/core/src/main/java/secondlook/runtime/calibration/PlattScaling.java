package secondlook.runtime.calibration;

/**
 * σ(a·logit p + b), fitted to smoothed targets.
 *
 * <p>
 * Source: J. C. Platt, "Probabilistic outputs for support vector machines", Advances in Large Margin Classifiers (1999); H.-T.
 * Lin et al., Machine Learning 68 (2007).
 *
 * @param a slope
 * @param b intercept
 */
public record PlattScaling(double a, double b) implements BinaryCalibrator {

    /**
     * Fits to stated probabilities.
     *
     * @throws secondlook.runtime.RefusedException if the event always or never happened
     */
    public static PlattScaling fit(double[] probability, boolean[] happened) {
        double[] f = new double[probability.length];
        for (int row = 0; row < f.length; row++) {
            f[row] = logit(probability[row]);
        }
        return fitScores(f, happened);
    }

    /**
     * Fits to scores on an open scale, such as margins of a support vector machine.
     *
     * @param score finite
     * @throws secondlook.runtime.RefusedException if the event always or never happened
     */
    public static PlattScaling fitScores(double[] score, boolean[] happened) {
        OneClass.refuse(happened);
        int positives = 0;
        for (boolean h : happened) {
            positives += h ? 1 : 0;
        }
        double[] target = new double[happened.length];
        for (int row = 0; row < target.length; row++) {
            target[row] = happened[row]
                    ? (positives + 1.0) / (positives + 2.0)
                    : 1.0 / (target.length - positives + 2.0);
        }
        double[] w = LogisticFit.solve(new double[][]{score}, target);
        return new PlattScaling(w[0], w[1]);
    }

    /** ln(p / (1 − p)) of a probability kept 2⁻⁵² away from 0 and 1. */
    static double logit(double probability) {
        double p = Math.min(1 - ProperScores.EPS, Math.max(ProperScores.EPS, probability));
        return Math.log(p) - Math.log1p(-p);
    }

    @Override
    public double calibrate(double probability) {
        return ofScore(logit(probability));
    }

    /** For a fit by {@link #fitScores}. */
    public double ofScore(double score) {
        return LogisticFit.sigmoid(a * score + b);
    }
}
