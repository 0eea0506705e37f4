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

    /** A value of the bucket, known to 1 %. */
    private static double value(int bucket) {
        double size = bucket == 0 ? 0 : Math.exp((Math.abs(bucket) - OFFSET - 0.5) * GROWTH);
        return bucket < 0 ? -size : size;
    }

    /** NaN where nothing was counted. */
    double mean() {
        double sum = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            sum += value(entry.getKey()) * entry.getValue();
        }
        long all = total();
        return all == 0 ? Double.NaN : sum / all;
    }

    /** Unbiased; NaN where fewer than two were counted. */
    double variance() {
        double mean = mean();
        double squares = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            double off = value(entry.getKey()) - mean;
            squares += off * off * entry.getValue();
        }
        long all = total();
        return all < 2 ? Double.NaN : squares / (all - 1);
    }

    /** The value below which a share of them lies; NaN where nothing was counted. */
    double quantile(double share) {
        long all = total();
        long below = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            below += entry.getValue();
            if (below > share * (all - 1)) {
                return value(entry.getKey());
            }
        }
        return Double.NaN;
    }

    /** How many lie in buckets below or above all of another's. */
    long beyond(NumberSketch reference) {
        if (reference.counts.isEmpty()) {
            return 0;
        }
        int least = ((TreeMap<Integer, Long>) reference.counts).firstKey();
        int most = ((TreeMap<Integer, Long>) reference.counts).lastKey();
        return counts.entrySet().stream().filter(e -> e.getKey() < least || e.getKey() > most)
                .mapToLong(Map.Entry::getValue).sum();
    }

    /** Counts in bins of equal width, open at both ends. */
    long[] between(double low, double high, int bins) {
        long[] counted = new long[bins];
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            double place = bins == 1 ? 0 : Math.floor((value(entry.getKey()) - low) / (high - low) * bins);
            counted[(int) Math.clamp(place, 0, bins - 1)] += entry.getValue();
        }
        return counted;
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
