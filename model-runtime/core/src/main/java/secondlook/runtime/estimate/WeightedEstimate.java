package secondlook.runtime.estimate;

/** Means over a whole population from rows that were not drawn alike. */
public final class WeightedEstimate {

    private WeightedEstimate() {
    }

    /**
     * (1/N) Σ y_i / π_i: unbiased for the population's mean, whatever the inclusion probabilities.
     *
     * <p>
     * Source: D. G. Horvitz and D. J. Thompson, "A generalization of sampling without replacement from a finite universe",
     * JASA 47 (1952).
     *
     * @param value      of each sampled row
     * @param inclusion  π_i in (0,1], the probability with which each was to be sampled
     * @param population N ≥ 1
     */
    public static double horvitzThompson(double[] value, double[] inclusion, long population) {
        double sum = 0;
        for (int i = 0; i < value.length; i++) {
            sum += value[i] / inclusion[i];
        }
        return sum / population;
    }

    /**
     * Σ (y_i / π_i) / Σ (1 / π_i): less variance, slightly biased, never outside the range of the values.
     *
     * <p>
     * Source: J. Hájek, comment on D. Basu, "Foundations of Statistical Inference" (1971). NaN where there are no rows.
     */
    public static double hajek(double[] value, double[] inclusion) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < value.length; i++) {
            sum += value[i] / inclusion[i];
            weights += 1 / inclusion[i];
        }
        return sum / weights;
    }

    /**
     * The levelled unbiased risk estimator of M rows taken one after another without replacement: (1/M) Σ v_m y_m.
     *
     * <p>
     * Sources: S. Farquhar, Y. Gal and T. Rainforth, "On statistical bias in active learning", ICLR 2021; J. Kossen et al.,
     * "Active testing", ICML 2021.
     *
     * @param value      in the order of sampling
     * @param probability q_m in (0,1], with which the m-th row was picked among those then left
     * @param population N ≥ M
     * @return NaN where there are no rows
     */
    public static double lure(double[] value, double[] probability, long population) {
        double sum = 0;
        for (int m = 1; m <= value.length; m++) {
            sum += lureWeight(m, value.length, population, probability[m - 1]) * value[m - 1];
        }
        return sum / value.length;
    }

    /** v_m = 1 + (N − M)/(N − m) · (1/((N − m + 1) q_m) − 1); 1 for the last row of the whole population. */
    public static double lureWeight(int m, int sampled, long population, double probability) {
        if (population == sampled) {
            return 1;
        }
        double n = population;
        return 1 + (n - sampled) / (n - m) * (1 / ((n - m + 1) * probability) - 1);
    }
}
