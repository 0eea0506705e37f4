package secondlook.runtime.estimate;

/**
 * Linearly interpolated sample quantiles: definition 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical
 * packages", The American Statistician 50 (1996) 361–365.
 */
public final class Quantiles {

    private Quantiles() {
    }

    /**
     * @param sorted ascending, without NaN, at least one value
     * @param q      in [0,1]
     */
    public static double of(double[] sorted, double q) {
        double at = q * (sorted.length - 1);
        int below = (int) at;
        if (below >= sorted.length - 1) {
            return sorted[sorted.length - 1];
        }
        double low = sorted[below];
        double high = sorted[below + 1];
        double part = at - below;
        // from the nearer end, so that neither end is missed by rounding and equal neighbours give themselves
        return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
    }

    /**
     * The quantiles 0, 1/M, 2/M, …, 1. Each position goes through per cent, as scikit-learn's calibration_curve has it: where a
     * quantile falls between values that differ in the last bit, that bit decides which side a tie is on.
     *
     * @param sorted ascending, without NaN, at least one value
     * @param count  M ≥ 1
     * @return M + 1 values, ascending
     */
    public static double[] evenly(double[] sorted, int count) {
        double[] quantiles = new double[count + 1];
        double step = 1.0 / count;
        for (int m = 0; m < count; m++) {
            quantiles[m] = of(sorted, m * step * 100 / 100);
        }
        quantiles[count] = sorted[sorted.length - 1];
        return quantiles;
    }
}
