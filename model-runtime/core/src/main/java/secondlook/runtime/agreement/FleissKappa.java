package secondlook.runtime.agreement;

/**
 * Agreement beyond chance of equally many ratings of each unit, not always by the same raters.
 *
 * <p>
 * Source: J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971).
 *
 * @param agreement mean share of agreeing pairs of ratings of a unit; NaN where not available
 * @param kappa     at most 1; NaN where chance alone would agree always, or where units have unequal or fewer than two
 *                  ratings (Krippendorff's α does for those)
 */
public record FleissKappa(double agreement, double kappa) {

    /**
     * @param counts {@code counts[unit][category]}, ratings
     */
    public static FleissKappa of(int[][] counts) {
        long raters = counts.length == 0 ? 0 : sum(counts[0]);
        for (int[] unit : counts) {
            if (sum(unit) != raters) {
                return new FleissKappa(Double.NaN, Double.NaN);
            }
        }
        if (raters < 2) {
            return new FleissKappa(Double.NaN, Double.NaN);
        }
        double[] category = new double[counts[0].length];
        double agreeing = 0;
        for (int[] unit : counts) {
            for (int k = 0; k < unit.length; k++) {
                agreeing += unit[k] * (unit[k] - 1.0);
                category[k] += unit[k];
            }
        }
        double observed = agreeing / (counts.length * raters * (raters - 1.0));
        double chance = 0;
        long ratings = counts.length * raters;
        for (double n : category) {
            // one category alone must give exactly 1
            chance += n / ratings * (n / ratings);
        }
        return new FleissKappa(observed, chance < 1 ? (observed - chance) / (1 - chance) : Double.NaN);
    }

    private static long sum(int[] counts) {
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
