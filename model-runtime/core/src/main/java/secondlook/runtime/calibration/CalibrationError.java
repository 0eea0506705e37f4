package secondlook.runtime.calibration;

import secondlook.runtime.decision.LabelledRows;

/**
 * Calibration errors that look at every class, not at the top label alone. NaN where there are no rows.
 */
public final class CalibrationError {

    private CalibrationError() {
    }

    /**
     * The mean over all K classes of the equal-width expected error of p_k against 1[y = k].
     *
     * <p>
     * Sources: M. Kull et al., "Beyond temperature scaling", NeurIPS 2019; J. Nixon et al., "Measuring calibration in deep
     * learning", CVPR workshops 2019 (static calibration error).
     */
    public static double classwise(LabelledRows rows, int bins) {
        Bins edges = Bins.equalWidth(bins);
        double sum = 0;
        for (int k = 0; k < rows.classes(); k++) {
            sum += ReliabilityTable.of(column(rows, k), isClass(rows, k), edges).expectedError();
        }
        return sum / rows.classes();
    }

    /**
     * The mean over all K classes of the unweighted mean gap of the equal-mass bins that hold rows.
     *
     * <p>
     * Source: J. Nixon et al., "Measuring calibration in deep learning", CVPR workshops 2019 (adaptive calibration error).
     */
    public static double adaptive(LabelledRows rows, int bins) {
        if (rows.rows() == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int k = 0; k < rows.classes(); k++) {
            double[] p = column(rows, k);
            sum += ReliabilityTable.of(p, isClass(rows, k), Bins.equalMass(p, bins)).meanError();
        }
        return sum / rows.classes();
    }

    private static double[] column(LabelledRows rows, int k) {
        double[] p = new double[rows.rows()];
        for (int row = 0; row < p.length; row++) {
            p[row] = rows.probability(row, k);
        }
        return p;
    }

    private static boolean[] isClass(LabelledRows rows, int k) {
        boolean[] is = new boolean[rows.rows()];
        for (int row = 0; row < is.length; row++) {
            is[row] = rows.truth()[row] == k;
        }
        return is;
    }
}
