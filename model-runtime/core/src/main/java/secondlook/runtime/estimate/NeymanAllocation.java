package secondlook.runtime.estimate;

/**
 * How to spread a number of reviews over strata so that the stratified share has the least variance: n_h in proportion to N_h
 * √(p_h q_h), at least two each, never more than there are, rounded by largest remainder.
 *
 * <p>
 * Sources: J. Neyman, "On the two different aspects of the representative method", JRSS 97 (1934); W. G. Cochran, "Sampling
 * Techniques", 3rd ed. (1977), §5.5.
 */
public final class NeymanAllocation {

    private static final int LEAST = 2;
    private static final double NO_SPREAD = 1e-12;
    private static final double ROUNDING = 1e-9;
    private static final int HALVINGS = 400;

    private NeymanAllocation() {
    }

    /**
     * @param population N_h, rows per stratum
     * @param share      p_h expected per stratum, in [0,1]
     * @param reviews    rows that can be reviewed; raised to what two per stratum need, lowered to what there is
     * @return n_h
     */
    public static long[] of(long[] population, double[] share, long reviews) {
        int strata = population.length;
        double[] weight = new double[strata];
        double all = 0;
        double least = 0;
        for (int h = 0; h < strata; h++) {
            // a stratum without spread takes more than the least only when all others are full
            weight[h] = population[h] * Math.max(Math.sqrt(share[h] * (1 - share[h])), NO_SPREAD);
            all += population[h];
            least += least(population[h]);
        }
        long total = (long) Math.min(all, Math.max(least, reviews));
        double low = 0;
        double high = 1 / NO_SPREAD;
        for (int step = 0; step < HALVINGS; step++) {
            // by halves of the logarithm once there is a lower bound: the rate may be of any magnitude
            double middle = low == 0 ? high / 1024 : Math.sqrt(low * high);
            if (sum(population, weight, middle) < total) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return round(population, weight, high, total);
    }

    private static long least(long population) {
        return Math.min(LEAST, population);
    }

    /** What a stratum gets at a rate, between its bounds. */
    private static double exact(long population, double weight, double rate) {
        return Math.min(population, Math.max(least(population), rate * weight));
    }

    private static double sum(long[] population, double[] weight, double rate) {
        double sum = 0;
        for (int h = 0; h < weight.length; h++) {
            sum += exact(population[h], weight[h], rate);
        }
        return sum;
    }

    /** Whole numbers: all rounded down, then one more to the largest remainders. */
    private static long[] round(long[] population, double[] weight, double rate, long total) {
        long[] allocated = new long[weight.length];
        double[] remainder = new double[weight.length];
        long left = total;
        for (int h = 0; h < weight.length; h++) {
            double exact = exact(population[h], weight[h], rate);
            allocated[h] = (long) Math.floor(exact + ROUNDING);
            remainder[h] = allocated[h] < population[h] ? exact - allocated[h] : -1;
            left -= allocated[h];
        }
        for (; left > 0; left--) {
            int most = 0;
            for (int h = 1; h < remainder.length; h++) {
                most = remainder[h] > remainder[most] ? h : most;
            }
            allocated[most]++;
            remainder[most] = -1;
        }
        return allocated;
    }
}
