package secondlook.runtime.drift;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Pearson's test that two samples fall into K categories alike: 2×K table, no continuity correction.
 *
 * <p>
 * Source: K. Pearson, "On the criterion …", Philosophical Magazine 50 (1900) 157–175.
 *
 * @param statistic   χ² ≥ 0
 * @param dof         degrees of freedom, K − 1
 * @param pValue      1 where there is only one category
 * @param minExpected the least expected count; below 5 the p-value is rough
 */
public record ChiSquare(double statistic, int dof, double pValue, double minExpected) {

    /** The p-value should not be relied upon. */
    public boolean isRough() {
        return minExpected < 5;
    }

    /**
     * Categories that occur in neither sample do not count.
     *
     * @return NaN numbers and dof 0 where one sample is empty
     */
    public static ChiSquare test(long[] reference, long[] current) {
        double nReference = 0;
        double nCurrent = 0;
        int categories = 0;
        for (int k = 0; k < reference.length; k++) {
            nReference += reference[k];
            nCurrent += current[k];
            categories += reference[k] + current[k] > 0 ? 1 : 0;
        }
        if (nReference == 0 || nCurrent == 0) {
            return new ChiSquare(Double.NaN, 0, Double.NaN, Double.NaN);
        }
        double all = nReference + nCurrent;
        double statistic = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < reference.length; k++) {
            double both = reference[k] + (double) current[k];
            if (both > 0) {
                double expectedReference = nReference * both / all;
                double expectedCurrent = nCurrent * both / all;
                statistic += square(reference[k] - expectedReference) / expectedReference
                        + square(current[k] - expectedCurrent) / expectedCurrent;
                least = Math.min(least, Math.min(expectedReference, expectedCurrent));
            }
        }
        int dof = categories - 1;
        double p = dof == 0 ? 1 : ChiSquaredDistribution.of(dof).survivalProbability(statistic);
        return new ChiSquare(dof == 0 ? 0 : statistic, dof, p, least);
    }

    private static double square(double x) {
        return x * x;
    }
}
