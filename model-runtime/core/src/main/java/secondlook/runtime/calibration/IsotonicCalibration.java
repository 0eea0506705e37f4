package secondlook.runtime.calibration;

import java.util.Arrays;
import java.util.stream.IntStream;

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
        int[] order = IntStream.range(0, probability.length).boxed()
                .sorted((a, b) -> Double.compare(probability[a], probability[b])).mapToInt(Integer::intValue).toArray();
        double[] x = new double[order.length];
        double[] sum = new double[order.length];
        double[] weight = new double[order.length];
        int n = 0;
        for (int row : order) {
            if (n == 0 || probability[row] > x[n - 1]) {
                x[n++] = probability[row] + 0.0;
            }
            sum[n - 1] += happened[row] ? 1 : 0;
            weight[n - 1]++;
        }
        return pool(Arrays.copyOf(x, n), sum, weight);
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
