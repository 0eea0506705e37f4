package secondlook.runtime.drift;

/**
 * The Wasserstein-1 distance of two samples on a line: ∫ |F − G|, in the unit of the values.
 *
 * <p>
 * Source: S. S. Vallender, "Calculation of the Wasserstein distance between probability distributions on the line", Theory
 * of Probability and its Applications 18 (1974) 784–786.
 */
public final class Wasserstein {

    /** A reference without spread is divided by this. */
    private static final double LEAST_SPREAD = 0.001;

    private Wasserstein() {
    }

    /**
     * @param x ascending, without NaN
     * @param y ascending, without NaN
     * @return NaN where one sample is empty
     */
    public static double distance(double[] x, double[] y) {
        if (x.length == 0 || y.length == 0) {
            return Double.NaN;
        }
        double distance = 0;
        double last = Math.min(x[0], y[0]);
        int i = 0;
        int j = 0;
        while (i < x.length || j < y.length) {
            boolean fromX = j == y.length || i < x.length && x[i] <= y[j];
            double value = fromX ? x[i] : y[j];
            distance += Math.abs((double) i / x.length - (double) j / y.length) * (value - last);
            last = value;
            if (fromX) {
                i++;
            } else {
                j++;
            }
        }
        return distance;
    }

    /** The distance in population standard deviations of the reference, which count as at least 0.001. */
    public static double normalised(double[] reference, double[] current) {
        double mean = 0;
        for (double value : reference) {
            mean += value / reference.length;
        }
        double square = 0;
        for (double value : reference) {
            square += (value - mean) * (value - mean) / reference.length;
        }
        return distance(reference, current) / Math.max(Math.sqrt(square), LEAST_SPREAD);
    }
}
