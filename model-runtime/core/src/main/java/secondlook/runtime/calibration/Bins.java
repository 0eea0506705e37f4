package secondlook.runtime.calibration;

import java.util.Arrays;
import secondlook.runtime.estimate.Quantiles;

/**
 * Bins of probabilities. Each is the interval (a, b]; the first also holds its lower edge and everything below it, the
 * last everything above.
 *
 * <p>
 * Equal width is the rule of C. Guo et al., "On calibration of modern neural networks", ICML 2017; equal mass is K. Nguyen
 * and B. O'Connor, "Posterior calibration and exploratory analysis for natural language processing models", EMNLP 2015.
 */
public final class Bins {

    private final double[] edges;
    private final boolean equalWidth;

    private Bins(double[] edges, boolean equalWidth) {
        this.edges = edges;
        this.equalWidth = equalWidth;
    }

    /**
     * Edges m/M over [0,1].
     *
     * @param count M ≥ 1
     */
    public static Bins equalWidth(int count) {
        check(count);
        double[] edges = new double[count + 1];
        for (int m = 0; m <= count; m++) {
            edges[m] = (double) m / count;
        }
        return new Bins(edges, true);
    }

    /**
     * Edges at the linearly interpolated quantiles 0, 1/M, …, 1 of the values. Ties are never split; where edges coincide,
     * bins stay empty.
     *
     * @param values unordered, without NaN, at least one
     * @param count  M ≥ 1
     */
    public static Bins equalMass(double[] values, int count) {
        check(count);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Bins(Quantiles.evenly(sorted, count), false);
    }

    private static void check(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " bins");
        }
    }

    public int count() {
        return edges.length - 1;
    }

    public double lower(int bin) {
        return edges[bin];
    }

    public double upper(int bin) {
        return edges[bin + 1];
    }

    /** The bin that holds a value; not for NaN. */
    public int indexOf(double value) {
        return equalWidth ? indexByWidth(value) : indexBySearch(value);
    }

    /** The product only guesses: 0.07·100 is above 7. The edges decide. */
    private int indexByWidth(double value) {
        int last = edges.length - 2;
        int bin = Math.min(last, Math.max(0, (int) (value * (last + 1))));
        while (bin > 0 && value <= edges[bin]) {
            bin--;
        }
        while (bin < last && value > edges[bin + 1]) {
            bin++;
        }
        return bin;
    }

    private int indexBySearch(double value) {
        int low = 0;
        int high = edges.length - 2;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value <= edges[middle + 1]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
