package secondlook.runtime.drift;

import java.util.Arrays;

/**
 * Squared maximum mean discrepancy of two multivariate samples with the kernel exp(−d²/2σ²), unbiased: around 0, and
 * sometimes below, where the samples have one distribution.
 *
 * <p>
 * Source: A. Gretton et al., "A kernel two-sample test", JMLR 13 (2012) 723–773, eq. 3.
 */
public final class MaximumMeanDiscrepancy {

    private MaximumMeanDiscrepancy() {
    }

    /**
     * @param x       row-major, {@code n * columns}
     * @param y       row-major, {@code m * columns}
     * @param columns ≥ 1
     * @param sigma   width of the kernel, in the unit of the values, &gt; 0
     * @return NaN where one sample has fewer than two rows
     */
    public static double unbiased(double[] x, double[] y, int columns, double sigma) {
        int n = x.length / columns;
        int m = y.length / columns;
        if (n < 2 || m < 2) {
            return Double.NaN;
        }
        double gamma = 1 / (2 * sigma * sigma);
        double within = 2 * pairs(x, columns, gamma) / ((double) n * (n - 1))
                + 2 * pairs(y, columns, gamma) / ((double) m * (m - 1));
        double across = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                across += Math.exp(-gamma * square(x, i, y, j, columns));
            }
        }
        return within - 2 * across / ((double) n * m);
    }

    /**
     * The median heuristic: σ² is half the median of all squared distances between different rows of the pooled sample.
     *
     * @return NaN with fewer than two rows
     */
    public static double medianSigma(double[] x, double[] y, int columns) {
        double[] pooled = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, pooled, x.length, y.length);
        int n = pooled.length / columns;
        double[] squares = new double[n * (n - 1) / 2];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                squares[at++] = square(pooled, i, pooled, j, columns);
            }
        }
        if (squares.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(squares);
        return Math.sqrt((squares[(squares.length - 1) / 2] + squares[squares.length / 2]) / 4);
    }

    private static double pairs(double[] x, int columns, double gamma) {
        int n = x.length / columns;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.exp(-gamma * square(x, i, x, j, columns));
            }
        }
        return sum;
    }

    private static double square(double[] x, int i, double[] y, int j, int columns) {
        double sum = 0;
        for (int c = 0; c < columns; c++) {
            double d = x[i * columns + c] - y[j * columns + c];
            sum += d * d;
        }
        return sum;
    }
}
