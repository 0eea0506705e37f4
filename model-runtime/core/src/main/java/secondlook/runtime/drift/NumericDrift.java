package secondlook.runtime.drift;

import java.util.Arrays;

/**
 * How a numeric column differs from its reference. Values that are missing or not finite are in no number but the missing
 * rates. Every number but the counts is NaN where one side has no values.
 *
 * @param referenceCount   usable reference values
 * @param currentCount     usable current values
 * @param referenceMissing share of reference values that are missing; NaN where there are no rows
 * @param currentMissing   share of current values that are missing; NaN where there are no rows
 * @param psi              population stability index over {@code bins}
 * @param bins             number of bins of the reference's quantiles
 * @param ks               Kolmogorov–Smirnov test
 * @param jensenShannon    distance over {@code bins}, to base 2, in [0,1]
 * @param wasserstein      Wasserstein-1 distance
 * @param wassersteinNorm  the same in standard deviations of the reference
 */
public record NumericDrift(int referenceCount, int currentCount, double referenceMissing, double currentMissing,
        double psi, int bins, KolmogorovSmirnov ks, double jensenShannon, double wasserstein,
        double wassersteinNorm) {

    /** Bins of the reference's quantiles, before duplicate edges are removed. */
    public static final int BINS = 10;

    /**
     * @param reference unordered; NaN is missing
     * @param current   unordered; NaN is missing
     */
    public static NumericDrift between(double[] reference, double[] current) {
        double[] x = Arrays.stream(reference).filter(Double::isFinite).sorted().toArray();
        double[] y = Arrays.stream(current).filter(Double::isFinite).sorted().toArray();
        double missingX = 1 - (double) x.length / reference.length;
        double missingY = 1 - (double) y.length / current.length;
        if (x.length == 0 || y.length == 0) {
            double nan = Double.NaN;
            return new NumericDrift(x.length, y.length, missingX, missingY, nan, 0, new KolmogorovSmirnov(nan, nan),
                    nan,
                    nan, nan);
        }
        ReferenceBins bins = new ReferenceBins(x, BINS);
        long[] countsX = bins.counts(x);
        long[] countsY = bins.counts(y);
        return new NumericDrift(x.length, y.length, missingX, missingY, BinnedDistance.psi(countsX, countsY),
                bins.count(), KolmogorovSmirnov.test(x, y), BinnedDistance.jensenShannon(countsX, countsY),
                Wasserstein.distance(x, y), Wasserstein.normalised(x, y));
    }
}
