package secondlook.runtime.calibration;

import secondlook.runtime.decision.LabelledRows;

/**
 * The binary Brier score as reliability − resolution + uncertainty + residual. The residual holds what varies within bins
 * and is 0 only where each bin holds one value.
 *
 * <p>
 * Sources: A. H. Murphy, "A new vector partition of the probability score", Journal of Applied Meteorology 12 (1973)
 * 595–600; D. B. Stephenson, C. A. S. Coelho and I. T. Jolliffe, "Two extra components in the Brier score decomposition",
 * Weather and Forecasting 23 (2008) 752–757.
 *
 * @param brier       (1/n) Σ (p_1 − y)²
 * @param reliability (1/n) Σ n_b (p̄_b − ȳ_b)²; 0 is best
 * @param resolution  (1/n) Σ n_b (ȳ_b − ȳ)²; large is good
 * @param uncertainty ȳ (1 − ȳ)
 */
public record BrierDecomposition(double brier, double reliability, double resolution, double uncertainty) {

    /** What the three terms leave of the score. */
    public double residual() {
        return brier - (reliability - resolution + uncertainty);
    }

    /**
     * Decomposes by equal-width bins of P(class 1). Every term is NaN where there are no rows.
     *
     * @param rows of a model of two classes
     * @param bins number of bins, ≥ 1
     */
    public static BrierDecomposition of(LabelledRows rows, int bins) {
        if (rows.classes() != 2) {
            throw new IllegalArgumentException("Two classes needed, not " + rows.classes());
        }
        int n = rows.rows();
        double[] p = new double[n];
        boolean[] y = new boolean[n];
        int positives = 0;
        for (int row = 0; row < n; row++) {
            p[row] = rows.probability(row, 1);
            y[row] = rows.truth()[row] == 1;
            positives += y[row] ? 1 : 0;
        }
        double base = (double) positives / n;
        double reliability = 0;
        double resolution = 0;
        for (ReliabilityBin bin : ReliabilityTable.of(p, y, Bins.equalWidth(bins)).bins()) {
            if (!bin.isEmpty()) {
                reliability += bin.count() * square(bin.meanConfidence() - bin.accuracy());
                resolution += bin.count() * square(bin.accuracy() - base);
            }
        }
        return new BrierDecomposition(ProperScores.brierBinary(rows), reliability / n, resolution / n,
                base * (1 - base));
    }

    private static double square(double x) {
        return x * x;
    }
}
