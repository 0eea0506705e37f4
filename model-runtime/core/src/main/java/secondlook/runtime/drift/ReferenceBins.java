package secondlook.runtime.drift;

import java.util.Arrays;
import secondlook.runtime.estimate.Quantiles;

/**
 * Bins with about equally many reference values in each: intervals (a, b] between the inner deciles of the reference
 * (duplicates removed), open at both ends, so that every value has a bin.
 */
final class ReferenceBins {

    private final double[] inner;

    /**
     * @param sorted reference values, ascending, without NaN, at least one
     * @param count  bins wanted, ≥ 1
     */
    ReferenceBins(double[] sorted, int count) {
        double[] edges = Quantiles.evenly(sorted, count);
        this.inner = Arrays.stream(edges, 1, count).distinct().toArray();
    }

    int count() {
        return inner.length + 1;
    }

    /** Values per bin. */
    long[] counts(double[] values) {
        long[] counts = new long[count()];
        for (double value : values) {
            counts[indexOf(value)]++;
        }
        return counts;
    }

    private int indexOf(double value) {
        int low = 0;
        int high = inner.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value <= inner[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
