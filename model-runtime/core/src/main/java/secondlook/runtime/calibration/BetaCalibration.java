package secondlook.runtime.calibration;

/**
 * σ(a ln p − b ln(1 − p) + c) with a, b ≥ 0, without regularisation.
 *
 * <p>
 * Source: M. Kull, T. Silva Filho and P. Flach, "Beta calibration", AISTATS 2017.
 *
 * @param a weight of ln p, ≥ 0
 * @param b weight of −ln(1 − p), ≥ 0
 * @param c intercept
 */
public record BetaCalibration(double a, double b, double c) implements BinaryCalibrator {

    /**
     * A weight that comes out negative is set to 0 and the rest fitted again.
     *
     * @throws secondlook.runtime.RefusedException if the event always or never happened
     */
    public static BetaCalibration fit(double[] probability, boolean[] happened) {
        OneClass.refuse(happened);
        double[] x = new double[probability.length];
        double[] y = new double[probability.length];
        double[] target = new double[probability.length];
        for (int row = 0; row < x.length; row++) {
            double p = clip(probability[row]);
            x[row] = Math.log(p);
            y[row] = -Math.log1p(-p);
            target[row] = happened[row] ? 1 : 0;
        }
        double[] w = LogisticFit.solve(new double[][]{x, y}, target);
        if (w[0] >= 0 && w[1] >= 0) {
            return new BetaCalibration(w[0], w[1], w[2]);
        }
        boolean keepY = w[0] < 0;
        double[] one = LogisticFit.solve(new double[][]{keepY ? y : x}, target);
        if (one[0] < 0) {
            return new BetaCalibration(0, 0, LogisticFit.solve(new double[0][], target)[0]);
        }
        return keepY ? new BetaCalibration(0, one[0], one[1]) : new BetaCalibration(one[0], 0, one[1]);
    }

    private static double clip(double p) {
        return Math.min(1 - ProperScores.EPS, Math.max(ProperScores.EPS, p));
    }

    @Override
    public double calibrate(double probability) {
        double p = clip(probability);
        return LogisticFit.sigmoid(a * Math.log(p) - b * Math.log1p(-p) + c);
    }
}
