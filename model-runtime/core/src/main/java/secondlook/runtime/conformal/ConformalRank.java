package secondlook.runtime.conformal;

import java.util.Arrays;

/**
 * The quantile of split conformal prediction: the k-th smallest of n calibration scores, k = ⌈(n + 1)(1 − α)⌉.
 *
 * <p>
 * Source: V. Vovk, A. Gammerman and G. Shafer, "Algorithmic Learning in a Random World", Springer (2005).
 */
public final class ConformalRank {

    /** 100·0.55 is 55.00000000000001. */
    private static final double ROUNDING = 1e-9;

    private ConformalRank() {
    }

    /**
     * @param n     calibration rows, ≥ 0
     * @param alpha share of misses allowed, in [0,1]
     * @return k ≥ 0; n + 1 where n rows are too few for α
     */
    public static int of(int n, double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("Not between 0 and 1: " + alpha);
        }
        return (int) Math.ceil((n + 1.0) * (1 - alpha) - ROUNDING);
    }

    /**
     * The k-th smallest score; +∞ where there are fewer than k, −∞ where k = 0.
     *
     * @param scores unordered, without NaN
     */
    public static double quantile(double[] scores, double alpha) {
        int k = of(scores.length, alpha);
        if (k > scores.length) {
            return Double.POSITIVE_INFINITY;
        }
        if (k < 1) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return sorted[k - 1];
    }
}
