package secondlook.runtime.estimate;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Exact one-sided confidence bounds of a share: each holds with probability at least 1 − δ whatever the true share is.
 *
 * <p>
 * Source: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of the
 * binomial", Biometrika 26 (1934) 404–413; as quantiles of the Beta distribution.
 */
public final class ClopperPearson {

    private ClopperPearson() {
    }

    /**
     * Upper bound: the (1 − δ) quantile of Beta(k + 1, n − k); 1 where k = n.
     *
     * @param k     successes, 0 ≤ k ≤ n
     * @param delta error probability, in (0,1)
     */
    public static double upper(long k, long n, double delta) {
        Counts.check(k, n);
        return k == n ? 1 : BetaDistribution.of(k + 1.0, n - k).inverseSurvivalProbability(delta);
    }

    /**
     * Lower bound: the δ quantile of Beta(k, n − k + 1); 0 where k = 0.
     *
     * @param k     successes, 0 ≤ k ≤ n
     * @param delta error probability, in (0,1)
     */
    public static double lower(long k, long n, double delta) {
        Counts.check(k, n);
        return k == 0 ? 0 : BetaDistribution.of(k, n - k + 1.0).inverseCumulativeProbability(delta);
    }

    /** The two-sided interval at a level, δ = (1 − level)/2 on each side; not available where n = 0. */
    public static Interval atLevel(long k, long n, double level) {
        double delta = (1 - level) / 2;
        return n == 0 ? Interval.NOT_AVAILABLE : new Interval(lower(k, n, delta), upper(k, n, delta));
    }
}
