package secondlook.runtime.drift;

/** Buckets of one size in an {@link Adwin} window, the oldest first: sum and sum of squared deviations of each. */
final class BucketRow {

    private static final int MAX = 5;

    private final double[] totals = new double[MAX + 1];
    private final double[] variances = new double[MAX + 1];
    private int count;

    int count() {
        return count;
    }

    double total(int bucket) {
        return totals[bucket];
    }

    double variance(int bucket) {
        return variances[bucket];
    }

    boolean isOverfull() {
        return count > MAX;
    }

    void add(double total, double variance) {
        totals[count] = total;
        variances[count++] = variance;
    }

    /** Makes one bucket of the two oldest and puts it behind another row's. */
    void mergeOldestInto(BucketRow older, double size) {
        double off = (totals[0] - totals[1]) / size;
        older.add(totals[0] + totals[1], variances[0] + variances[1] + size * off * off / 2);
        removeOldest(2);
    }

    void removeOldest(int n) {
        System.arraycopy(totals, n, totals, 0, count - n);
        System.arraycopy(variances, n, variances, 0, count - n);
        count -= n;
    }
}
