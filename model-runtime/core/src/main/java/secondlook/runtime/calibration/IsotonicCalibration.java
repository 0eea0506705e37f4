package secondlook.runtime.calibration;

import java.util.Arrays;

/**
 * The non-decreasing step fit of least squares, joined by straight lines between its knots and constant outside.
 *
 * <p>
 * Sources: M. Ayer et al., "An empirical distribution function for sampling with incomplete information", Annals of
 * Mathematical Statistics 26 (1955) (pool adjacent violators); B. Zadrozny and C. Elkan, KDD 2002.
 *
 * @param x knots, strictly ascending, at least one
 * @param y values at the knots, non-decreasing, in [0,1]
 */
@SuppressWarnings("ArrayRecordComponent")
public record IsotonicCalibration(double[] x, double[] y) implements BinaryCalibrator {

    /** Rows of equal probability are pooled first. At least one row. */
    public static IsotonicCalibration fit(double[] probability, boolean[] happened) {
        // Two sorts of plain numbers, merged: what happened and what did not.
        double[] yes = select(probability, happened, true);
        double[] no = select(probability, happened, false);
        double[] x = new double[probability.length];
        double[] sum = new double[probability.length];
        double[] weight = new double[probability.length];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < yes.length || j < no.length) {
            double value = j == no.length || i < yes.length && yes[i] < no[j] ? yes[i] : no[j];
            int beforeYes = i;
            int beforeNo = j;
            while (i < yes.length && yes[i] == value) {
                i++;
            }
            while (j < no.length && no[j] == value) {
                j++;
            }
            x[n] = value;
            sum[n] = i - beforeYes;
            weight[n++] = i - beforeYes + j - beforeNo;
        }
        return pool(Arrays.copyOf(x, n), sum, weight);
    }

    private static double[] select(double[] probability, boolean[] happened, boolean wanted) {
        double[] selected = new double[probability.length];
        int n = 0;
        for (int row = 0; row < selected.length; row++) {
            if (happened[row] == wanted) {
                // + 0.0 makes one zero of the two, which sorting would tell apart
                selected[n++] = probability[row] + 0.0;
            }
        }
        double[] sorted = Arrays.copyOf(selected, n);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Merges neighbours while a block lies below the one before it. */
    private static IsotonicCalibration pool(double[] x, double[] sum, double[] weight) {
        int[] first = new int[x.length];
        int blocks = 0;
        for (int i = 0; i < x.length; i++) {
            first[blocks] = i;
            sum[blocks] = sum[i];
            weight[blocks] = weight[i];
            blocks++;
            while (blocks > 1
                    && sum[blocks - 2] * weight[blocks - 1] >= sum[blocks - 1] * weight[blocks - 2]) {
                sum[blocks - 2] += sum[blocks - 1];
                weight[blocks - 2] += weight[blocks - 1];
                blocks--;
            }
        }
        double[] knots = new double[2 * blocks];
        double[] values = new double[2 * blocks];
        int n = 0;
        for (int b = 0; b < blocks; b++) {
            int last = (b + 1 < blocks ? first[b + 1] : x.length) - 1;
            knots[n] = x[first[b]];
            values[n++] = sum[b] / weight[b];
            if (last > first[b]) {
                knots[n] = x[last];
                values[n++] = sum[b] / weight[b];
            }
        }
        return new IsotonicCalibration(Arrays.copyOf(knots, n), Arrays.copyOf(values, n));
    }

    @Override
    public double calibrate(double probability) {
        int at = Arrays.binarySearch(x, probability);
        if (at >= 0) {
            return y[at];
        }
        int above = -at - 1;
        if (above == 0 || above == x.length) {
            return y[above == 0 ? 0 : above - 1];
        }
        double part = (probability - x[above - 1]) / (x[above] - x[above - 1]);
        return y[above - 1] + part * (y[above] - y[above - 1]);
    }
}
