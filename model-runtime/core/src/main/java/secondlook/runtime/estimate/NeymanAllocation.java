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
        long[] allocated = new long[strata];
        long all = 0;
        long left = reviews;
        for (int h = 0; h < strata; h++) {
            all += population[h];
        }
        double[] weight = new double[strata];
        boolean[] fixed = new boolean[strata];
        for (int h = 0; h < strata; h++) {
            weight[h] = population[h] * Math.sqrt(share[h] * (1 - share[h]));
        }
        left = Math.min(left, all);
        // Strata pushed to a bound are set aside and the rest shared out again, until none is.
        boolean again = true;
        while (again) {
            again = false;
            double sum = sumFree(weight, population, fixed);
            for (int h = 0; h < strata; h++) {
                double exact = exact(weight, population, fixed, sum, left, h);
                long least = Math.min(LEAST, population[h]);
                if (!fixed[h] && (exact < least || exact >= population[h])) {
                    allocated[h] = exact < least ? least : population[h];
                    fixed[h] = true;
                    left = Math.max(0, left - allocated[h]);
                    again = true;
                    break;
                }
            }
        }
        shareOut(allocated, weight, population, fixed, left);
        return allocated;
    }

    /** The weights of the strata still free; their sizes where no free stratum varies. */
    private static double sumFree(double[] weight, long[] population, boolean[] fixed) {
        double sum = 0;
        double sizes = 0;
        for (int h = 0; h < fixed.length; h++) {
            sum += fixed[h] ? 0 : weight[h];
            sizes += fixed[h] ? 0 : population[h];
        }
        return sum > 0 ? sum : -sizes;
    }

    private static double exact(double[] weight, long[] population, boolean[] fixed, double sum, long left, int h) {
        if (fixed[h] || sum == 0) {
            return 0;
        }
        return sum > 0 ? left * weight[h] / sum : left * population[h] / -sum;
    }

    private static void shareOut(long[] allocated, double[] weight, long[] population, boolean[] fixed, long left) {
        double sum = sumFree(weight, population, fixed);
        double[] remainder = new double[fixed.length];
        long given = 0;
        for (int h = 0; h < fixed.length; h++) {
            if (!fixed[h]) {
                double exact = exact(weight, population, fixed, sum, left, h);
                allocated[h] = (long) exact;
                remainder[h] = exact - allocated[h];
                given += allocated[h];
            }
        }
        for (; given < left; given++) {
            int most = -1;
            for (int h = 0; h < fixed.length; h++) {
                if (!fixed[h] && remainder[h] >= 0 && (most < 0 || remainder[h] > remainder[most])) {
                    most = h;
                }
            }
            if (most < 0) {
                return;
            }
            allocated[most]++;
            remainder[most] = -1;
        }
    }
}
