package secondlook.runtime.agreement;

/**
 * Agreement beyond chance of any number of raters with gaps, on any scale: 1 − D_o/D_e from coincidences of ratings within
 * units. Units with fewer than two ratings do not count.
 *
 * <p>
 * Source: K. Krippendorff, "Computing Krippendorff's alpha-reliability", University of Pennsylvania (2011).
 *
 * @param units     units with at least two ratings
 * @param agreement share of equal pairs among the coincidences; NaN where there are none
 * @param alpha     at most 1; NaN where all ratings are equal or there are none
 */
public record KrippendorffAlpha(int units, double agreement, double alpha) {

    /** What a scale says of the distance of two ratings. */
    public enum Scale {
        /** Equal or not. */
        NOMINAL,
        /** Only the order counts. */
        ORDINAL,
        /** Differences count. */
        INTERVAL,
        /** Differences count in proportion to the sum; for values ≥ 0. */
        RATIO
    }

    /**
     * @param counts {@code counts[unit][category]}, how many raters gave the unit the category
     * @param values the categories' values in ascending order of the scale; only interval and ratio use the numbers
     */
    public static KrippendorffAlpha of(int[][] counts, double[] values, Scale scale) {
        int k = values.length;
        double[][] coincidences = new double[k][k];
        int units = 0;
        for (int[] unit : counts) {
            units += add(unit, coincidences);
        }
        double[] marginal = new double[k];
        double total = 0;
        double equal = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                marginal[i] += coincidences[i][j];
            }
            total += marginal[i];
            equal += coincidences[i][i];
        }
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double distance = distance(scale, values, marginal, i, j);
                observed += coincidences[i][j] * distance;
                expected += marginal[i] * marginal[j] * distance / (total - 1);
            }
        }
        return new KrippendorffAlpha(units, equal / total, expected > 0 ? 1 - observed / expected : Double.NaN);
    }

    private static int add(int[] unit, double[][] coincidences) {
        int ratings = 0;
        for (int count : unit) {
            ratings += count;
        }
        if (ratings < 2) {
            return 0;
        }
        for (int i = 0; i < unit.length; i++) {
            for (int j = 0; j < unit.length; j++) {
                coincidences[i][j] += unit[i] * (double) (i == j ? unit[j] - 1 : unit[j]) / (ratings - 1);
            }
        }
        return 1;
    }

    private static double distance(Scale scale, double[] values, double[] marginal, int i, int j) {
        if (i == j) {
            return 0;
        }
        double d = switch (scale) {
            case NOMINAL -> 1;
            case ORDINAL -> between(marginal, Math.min(i, j), Math.max(i, j));
            case INTERVAL -> values[i] - values[j];
            case RATIO -> (values[i] - values[j]) / (values[i] + values[j]);
        };
        return d * d;
    }

    private static double between(double[] marginal, int low, int high) {
        double sum = -(marginal[low] + marginal[high]) / 2;
        for (int k = low; k <= high; k++) {
            sum += marginal[k];
        }
        return sum;
    }
}
