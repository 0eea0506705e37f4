package secondlook.runtime.estimate;

/**
 * A share estimated from a random sample within each stratum: p̂ = Σ W_h p̂_h with variance Σ W_h² (1 − n_h/N_h) p̂_h q̂_h /
 * (n_h − 1).
 *
 * <p>
 * Source: W. G. Cochran, "Sampling Techniques", 3rd ed., Wiley (1977), §5.3 and §5.10.
 *
 * @param estimate in [0,1]; NaN where a stratum with rows was not sampled
 * @param variance of the estimate; NaN where a stratum that is not counted whole has fewer than two sampled rows
 */
public record StratifiedShare(double estimate, double variance) {

    /**
     * @param population N_h, rows per stratum
     * @param sampled    n_h, rows sampled per stratum, at most N_h
     * @param hits       sampled rows with the property
     */
    public static StratifiedShare of(long[] population, long[] sampled, long[] hits) {
        double all = 0;
        for (long n : population) {
            all += n;
        }
        double estimate = 0;
        double variance = 0;
        for (int h = 0; h < population.length; h++) {
            if (population[h] > 0) {
                Counts.check(hits[h], sampled[h]);
                Counts.check(sampled[h], population[h]);
                double weight = population[h] / all;
                double p = (double) hits[h] / sampled[h];
                double unseen = 1 - (double) sampled[h] / population[h];
                estimate += weight * p;
                variance += unseen == 0 ? 0 : weight * weight * unseen * p * (1 - p) / (sampled[h] - 1);
            }
        }
        return new StratifiedShare(all == 0 ? Double.NaN : estimate, all == 0 ? Double.NaN : variance);
    }

    public double standardError() {
        return Math.sqrt(variance);
    }

    /** Normal interval within [0,1]; {@code z} is a normal quantile such as {@link Wilson#Z_95}. */
    public Interval interval(double z) {
        double half = z * standardError();
        return new Interval(Math.max(0, estimate - half), Math.min(1, estimate + half));
    }
}
