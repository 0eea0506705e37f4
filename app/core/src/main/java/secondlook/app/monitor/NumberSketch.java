package secondlook.app.monitor;

import java.util.Map;
import java.util.TreeMap;

/**
 * How numbers are distributed, without the numbers: counts in buckets whose edges grow by 2 %, the same for everybody, so that
 * two sketches merge exactly. A value is known to 1 %.
 *
 * <p>
 * Source: C. Masson, J. E. Rim and H. K. Lee, "DDSketch: a fast and fully-mergeable quantile sketch with relative-error
 * guarantees", PVLDB 12 (2019).
 *
 * @param counts by bucket; negative buckets are of negative values, 0 of zero
 */
public record NumberSketch(Map<Integer, Long> counts) {

    private static final double GROWTH = Math.log(1.02);

    /** Smaller values than this count as zero. */
    private static final double LEAST = 1e-12;

    private static final int OFFSET = 1 + (int) Math.ceil(-Math.log(LEAST) / GROWTH);

    public NumberSketch {
        counts = new TreeMap<>(counts);
    }

    /** Of the finite values. */
    public static NumberSketch of(double[] values) {
        Map<Integer, Long> counts = new TreeMap<>();
        for (double value : values) {
            if (Double.isFinite(value)) {
                counts.merge(bucket(value), 1L, Long::sum);
            }
        }
        return new NumberSketch(counts);
    }

    static int bucket(double value) {
        double size = Math.abs(value);
        if (size < LEAST) {
            return 0;
        }
        int place = OFFSET + (int) Math.ceil(Math.log(size) / GROWTH);
        return value < 0 ? -place : place;
    }

    public NumberSketch merge(NumberSketch other) {
        Map<Integer, Long> all = new TreeMap<>(counts);
        other.counts.forEach((bucket, count) -> all.merge(bucket, count, Long::sum));
        return new NumberSketch(all);
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Counts in ten bins of about equally many of the reference's values, open at both ends. */
    long[] binned(NumberSketch reference, int bins) {
        long[] counted = new long[bins];
        long all = reference.total();
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            long below = 0;
            for (Map.Entry<Integer, Long> before : reference.counts.entrySet()) {
                if (before.getKey() >= entry.getKey()) {
                    break;
                }
                below += before.getValue();
            }
            counted[(int) Math.min(bins - 1, all == 0 ? 0 : below * bins / all)] += entry.getValue();
        }
        return counted;
    }
}
