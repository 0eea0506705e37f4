package secondlook.desktop.chart;

/**
 * Error among the accepted against the share accepted, from the surest row to all rows. Do not change the arrays.
 *
 * @param accepted  share of all rows that is accepted, rising, in [0,1]
 * @param error     share of the labelled accepted rows that is wrong, in [0,1]
 * @param low       lower end of its 95 % interval
 * @param high      upper end of its 95 % interval
 * @param threshold the threshold that accepts exactly these
 */
@SuppressWarnings("ArrayRecordComponent")
public record CurvePoints(double[] accepted, double[] error, double[] low, double[] high, double[] threshold) {

    public static final CurvePoints EMPTY = new CurvePoints(new double[0], new double[0], new double[0],
            new double[0], new double[0]);

    public int size() {
        return accepted.length;
    }

    /** Index of the point whose share accepted is nearest; -1 where there are no points. */
    public int nearest(double share) {
        int best = -1;
        for (int i = 0; i < size(); i++) {
            if (best < 0 || Math.abs(accepted[i] - share) < Math.abs(accepted[best] - share)) {
                best = i;
            }
        }
        return best;
    }

    /** The largest error the axis has to show: of the curve, and of its band where a tenth or more is accepted. */
    public double tallest() {
        double tallest = 0;
        for (int i = 0; i < size(); i++) {
            tallest = Math.max(tallest, accepted[i] >= 0.1 ? Math.min(high[i], error[i] * 1.6 + 0.02) : error[i] / 2);
        }
        return tallest;
    }
}
