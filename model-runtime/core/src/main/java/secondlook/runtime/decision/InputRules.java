package secondlook.runtime.decision;

/** The input rules that every row of probabilities passes before anything is computed from it (definitions §0). */
public final class InputRules {

    /** A probability may exceed 1 by this much. */
    public static final double OVER_ONE = 1e-6;

    /** Sums this close to 1 are used as they are. */
    public static final double EXACT = 1e-9;

    /** Sums this close to 1 are divided out silently. */
    public static final double SILENT = 1e-6;

    /** Sums this close to 1 are divided out and counted; beyond, the row is invalid. */
    public static final double TOLERATED = 0.02;

    private InputRules() {
    }

    /**
     * Checks and, where allowed, normalises one row in place.
     *
     * @param p       probabilities, row-major
     * @param offset  index of the row's first probability
     * @param classes number of classes, at least 1
     */
    public static RowStatus apply(double[] p, int offset, int classes) {
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            double v = p[offset + k];
            // written so that NaN fails it too
            if (!(v >= 0 && v <= 1 + OVER_ONE)) {
                return RowStatus.INVALID;
            }
            sum += v;
        }
        double off = Math.abs(sum - 1);
        if (off <= EXACT) {
            return RowStatus.OK;
        }
        if (off > TOLERATED) {
            return RowStatus.INVALID;
        }
        for (int k = 0; k < classes; k++) {
            p[offset + k] /= sum;
        }
        return off <= SILENT ? RowStatus.OK : RowStatus.RENORMALISED;
    }
}
