package secondlook.runtime.drift;

import java.util.Arrays;

/**
 * Step-up q-values: calling every test with q ≤ α significant keeps the expected share of false calls at most α.
 *
 * <p>
 * Source: Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", JRSS B 57 (1995) 289–300.
 */
public final class BenjaminiHochberg {

    private BenjaminiHochberg() {
    }

    /**
     * @param pValues in [0,1]; NaN is a test that could not be made and does not count
     * @return per test, in the given order, in [0,1] and never below the p-value; NaN where that is
     */
    public static double[] qValues(double[] pValues) {
        double[] sorted = Arrays.stream(pValues).filter(p -> !Double.isNaN(p)).sorted().toArray();
        double[] q = new double[sorted.length];
        double least = 1;
        for (int rank = sorted.length; rank >= 1; rank--) {
            // n/n may round p down a little
            double stepped = Math.max(sorted[rank - 1], sorted[rank - 1] * sorted.length / rank);
            least = Math.min(least, stepped);
            q[rank - 1] = least;
        }
        double[] result = new double[pValues.length];
        for (int i = 0; i < result.length; i++) {
            // equal p-values have equal q-values, so any of them will do
            result[i] = Double.isNaN(pValues[i]) ? Double.NaN : q[Arrays.binarySearch(sorted, pValues[i])];
        }
        return result;
    }
}
