package secondlook.runtime.drift;

/** How far two histograms over the same bins or categories are apart. NaN where one of them is empty. */
public final class BinnedDistance {

    private static final double FLOOR = 1e-4;

    private BinnedDistance() {
    }

    /**
     * Population stability index Σ (c − r) ln(c / r) of the proportions, each raised to at least 1e-4 and not renormalised.
     * Rule of thumb: below 0.1 stable, above 0.2 shifted.
     *
     * <p>
     * Source: N. Siddiqi, "Credit Risk Scorecards", Wiley (2006).
     */
    public static double psi(long[] reference, long[] current) {
        double nReference = sum(reference);
        double nCurrent = sum(current);
        if (nReference == 0 || nCurrent == 0) {
            return Double.NaN;
        }
        double psi = 0;
        for (int b = 0; b < reference.length; b++) {
            double r = Math.max(reference[b] / nReference, FLOOR);
            double c = Math.max(current[b] / nCurrent, FLOOR);
            psi += (c - r) * Math.log(c / r);
        }
        return psi;
    }

    /**
     * Jensen–Shannon distance: the square root of the divergence to base 2, in [0,1].
     *
     * <p>
     * Sources: J. Lin, "Divergence measures based on the Shannon entropy", IEEE Transactions on Information Theory 37 (1991);
     * D. M. Endres and J. E. Schindelin, "A new metric for probability distributions", ibid. 49 (2003).
     */
    public static double jensenShannon(long[] reference, long[] current) {
        double nReference = sum(reference);
        double nCurrent = sum(current);
        if (nReference == 0 || nCurrent == 0) {
            return Double.NaN;
        }
        double divergence = 0;
        for (int b = 0; b < reference.length; b++) {
            double r = reference[b] / nReference;
            double c = current[b] / nCurrent;
            double middle = (r + c) / 2;
            divergence += (relative(r, middle) + relative(c, middle)) / 2;
        }
        return Math.sqrt(Math.min(1, Math.max(0, divergence / Math.log(2))));
    }

    private static double relative(double p, double q) {
        return p == 0 ? 0 : p * Math.log(p / q);
    }

    private static double sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
