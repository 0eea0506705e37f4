package secondlook.runtime.drift;

import secondlook.runtime.decision.Measure;

/**
 * What a model's performance is expected to be where no truth is known, read off its own probabilities. Valid only if they
 * are calibrated and the relation of features to classes has not changed.
 *
 * <p>
 * Source: J. Kłos et al., "Confidence-based estimators for predictive performance in model monitoring", arXiv:2407.08649
 * (2024); NannyML's CBPE.
 *
 * @param rows      usable rows
 * @param confusion {@code confusion[class][predicted]}, expected numbers of rows
 */
@SuppressWarnings("ArrayRecordComponent")
public record ConfidenceBasedEstimate(int rows, double[][] confusion) {

    /**
     * @param p       calibrated probabilities that passed {@link secondlook.runtime.decision.InputRules}, row-major
     * @param classes K ≥ 1
     */
    public static ConfidenceBasedEstimate of(double[] p, int classes) {
        double[][] confusion = new double[classes][classes];
        int rows = p.length / classes;
        for (int row = 0; row < rows; row++) {
            int predicted = Measure.argMax(p, row * classes, classes);
            for (int k = 0; k < classes; k++) {
                confusion[k][predicted] += p[row * classes + k];
            }
        }
        return new ConfidenceBasedEstimate(rows, confusion);
    }

    /** Mean probability of the predicted class; NaN where there are no rows. */
    public double accuracy() {
        double right = 0;
        for (int k = 0; k < confusion.length; k++) {
            right += confusion[k][k];
        }
        return right / rows;
    }

    /** Expected share of right rows among those predicted as a class; NaN where there are none. */
    public double precision(int k) {
        double predicted = 0;
        for (double[] row : confusion) {
            predicted += row[k];
        }
        return confusion[k][k] / predicted;
    }

    /** Expected share of a class's rows that are found; NaN where none is expected. */
    public double recall(int k) {
        double support = 0;
        for (double expected : confusion[k]) {
            support += expected;
        }
        return confusion[k][k] / support;
    }

    /** Harmonic mean of expected precision and recall; NaN where neither can be had. */
    public double f1(int k) {
        double both = 0;
        for (int other = 0; other < confusion.length; other++) {
            both += confusion[k][other] + confusion[other][k];
        }
        return 2 * confusion[k][k] / both;
    }
}
