package secondlook.runtime.estimate;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The score interval of a share, without continuity correction.
 *
 * <p>
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927) 209–212.
 */
public final class Wilson {

    /** Standard normal quantile at 0.975. */
    public static final double Z_95 = 1.959963984540054;

    private Wilson() {
    }

    /** The two-sided 95 % interval of {@code k} successes among {@code n}; not available where n = 0. */
    public static Interval of95(long k, long n) {
        return of(k, n, Z_95);
    }

    /**
     * The two-sided interval at a level.
     *
     * @param level in (0,1), for example 0.95
     */
    public static Interval atLevel(long k, long n, double level) {
        return of(k, n, NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2));
    }

    /**
     * The interval with half-width {@code z} standard errors.
     *
     * @param k successes, 0 ≤ k ≤ n
     * @param n trials, ≥ 0
     * @param z normal quantile, ≥ 0
     * @return within [0,1]; not available where n = 0
     */
    public static Interval of(long k, long n, double z) {
        Counts.check(k, n);
        if (n == 0) {
            return Interval.NOT_AVAILABLE;
        }
        double p = (double) k / n;
        double z2 = z * z / n;
        double centre = (p + z2 / 2) / (1 + z2);
        double half = z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n)) / (1 + z2);
        return new Interval(k == 0 ? 0 : Math.max(0, centre - half), k == n ? 1 : Math.min(1, centre + half));
    }
}
