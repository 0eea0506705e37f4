package secondlook.app.train;

import java.util.Locale;

/** How far two models' answers to the same rows lie apart. An answer that only one of them gives is infinitely far. */
final class Differences {

    private final int width;
    private long count;
    private long finite;
    private double mean;
    private double squares;
    private double greatest;
    private long row = -1;
    private double expected;
    private double actual;

    /** @param width answers per row */
    Differences(int width) {
        this.width = width;
    }

    /** @param first and {@code second}: row-major, {@link #width} per row */
    void add(double[] first, double[] second) {
        for (int i = 0; i < first.length; i++) {
            boolean bothAbsent = Double.isNaN(first[i]) && Double.isNaN(second[i]);
            double apart = bothAbsent ? 0 : Math.abs(first[i] - second[i]);
            if (!(apart <= greatest)) {
                greatest = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
                row = (count + i) / width;
                expected = first[i];
                actual = second[i];
            }
        }
        for (double value : first) {
            count++;
            if (Double.isFinite(value)) {
                // Welford 1962
                finite++;
                double step = value - mean;
                mean += step / finite;
                squares += step * (value - mean);
            }
        }
    }

    long rows() {
        return count / width;
    }

    double greatest() {
        return greatest;
    }

    /** Standard deviation of the first model's answers; 1 where they are all the same. */
    double spread() {
        double spread = Math.sqrt(squares / Math.max(1, finite));
        return spread > 0 ? spread : 1;
    }

    /** Where they lie furthest apart. */
    String inWords() {
        return String.format(Locale.ROOT, "in row %,d it gives %s where the model gives %s", row, actual, expected);
    }
}
