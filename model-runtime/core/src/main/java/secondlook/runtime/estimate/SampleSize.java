package secondlook.runtime.estimate;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many rows must be reviewed to know a share to within a margin.
 *
 * <p>
 * Source: W. G. Cochran, "Sampling Techniques", 3rd ed., Wiley (1977), §4.4 and §4.5.
 */
public final class SampleSize {

    private SampleSize() {
    }

    /**
     * From a population without end: ⌈z² p (1 − p) / E²⌉; ±5 % at 95 % needs 385.
     *
     * @param halfWidth E, in (0,1)
     * @param share     p expected, in [0,1]; 0.5, the worst, where unknown
     * @param level     of confidence, in (0,1)
     */
    public static long needed(double halfWidth, double share, double level) {
        return (long) Math.ceil(unrounded(halfWidth, share, level));
    }

    /**
     * From a finite population: n0 / (1 + (n0 − 1)/N) of the unrounded n0, rounded up.
     *
     * @param population N ≥ 1
     */
    public static long needed(double halfWidth, double share, double level, double population) {
        if (!(population >= 1)) {
            throw new IllegalArgumentException("Population " + population);
        }
        double n0 = unrounded(halfWidth, share, level);
        // never more than there are, which rounding would give for a population of one
        return (long) Math.ceil(Math.min(population, n0 / (1 + (n0 - 1) / population)));
    }

    private static double unrounded(double halfWidth, double share, double level) {
        if (!(halfWidth > 0 && halfWidth < 1 && share >= 0 && share <= 1 && level > 0 && level < 1)) {
            throw new IllegalArgumentException("±" + halfWidth + " of " + share + " at " + level);
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        return z * z * share * (1 - share) / (halfWidth * halfWidth);
    }
}
