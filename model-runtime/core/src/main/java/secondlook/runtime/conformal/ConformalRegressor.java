package secondlook.runtime.conformal;

import java.util.Arrays;

/**
 * Intervals prediction ± half-width that hold a new row's truth with probability at least 1 − α (split conformal).
 *
 * <p>
 * Source: J. Lei et al., "Distribution-free predictive inference for regression", JASA 113 (2018).
 *
 * @param alpha     share of misses allowed
 * @param halfWidth in the unit of the truth; +∞ where the calibration rows are too few for α
 */
public record ConformalRegressor(double alpha, double halfWidth) {

    /**
     * @param truth      of the calibration rows; rows where it or the prediction is not finite do not count
     * @param prediction of the same rows
     */
    public static ConformalRegressor fit(double[] truth, double[] prediction, double alpha) {
        double[] residuals = new double[truth.length];
        int n = 0;
        for (int row = 0; row < truth.length; row++) {
            double residual = Math.abs(truth[row] - prediction[row]);
            if (Double.isFinite(residual)) {
                residuals[n++] = residual;
            }
        }
        return new ConformalRegressor(alpha, ConformalRank.quantile(Arrays.copyOf(residuals, n), alpha));
    }

    public double lower(double prediction) {
        return prediction - halfWidth;
    }

    public double upper(double prediction) {
        return prediction + halfWidth;
    }
}
