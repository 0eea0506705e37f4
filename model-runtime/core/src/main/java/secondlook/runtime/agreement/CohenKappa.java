package secondlook.runtime.agreement;

/**
 * Agreement of two raters beyond chance, over a declared scale of categories.
 *
 * <p>
 * Sources: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960);
 * "Weighted kappa", Psychological Bulletin 70 (1968).
 *
 * @param pairs     units that both have rated
 * @param agreement share of equal ratings; NaN where there are no pairs
 * @param kappa     1 − ΣWO/ΣWE, at most 1; NaN where chance alone would agree always
 */
public record CohenKappa(int pairs, double agreement, double kappa) {

    /** What a disagreement by so many steps of the scale weighs. */
    public enum Weights {
        /** 1 for any. */
        NONE,
        /** |i − j|. */
        LINEAR,
        /** (i − j)². */
        QUADRATIC;

        double of(int i, int j) {
            int steps = Math.abs(i - j);
            return switch (this) {
                case NONE -> steps == 0 ? 0 : 1;
                case LINEAR -> steps;
                case QUADRATIC -> (double) steps * steps;
            };
        }
    }

    /**
     * @param first      position on the scale per unit, 0-based; negative where not rated
     * @param second     the same by the other rater
     * @param categories length of the scale
     */
    public static CohenKappa of(int[] first, int[] second, int categories, Weights weights) {
        double[][] observed = new double[categories][categories];
        double[] rows = new double[categories];
        double[] columns = new double[categories];
        int n = 0;
        int equal = 0;
        for (int unit = 0; unit < first.length; unit++) {
            if (first[unit] >= 0 && second[unit] >= 0) {
                observed[first[unit]][second[unit]]++;
                rows[first[unit]]++;
                columns[second[unit]]++;
                n++;
                equal += first[unit] == second[unit] ? 1 : 0;
            }
        }
        double seen = 0;
        double chance = 0;
        for (int i = 0; i < categories; i++) {
            for (int j = 0; j < categories; j++) {
                seen += weights.of(i, j) * observed[i][j];
                chance += weights.of(i, j) * rows[i] * columns[j] / n;
            }
        }
        return new CohenKappa(n, (double) equal / n, chance > 0 ? 1 - seen / chance : Double.NaN);
    }
}
