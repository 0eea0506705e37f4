package secondlook.runtime.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * ADWIN2: a window over a stream that grows while the mean stays and drops its oldest values as soon as two parts of it
 * differ, which is an alarm; the value after an alarm starts a new window. Memory and time grow with the logarithm of the
 * window.
 *
 * <p>
 * Source: A. Bifet and R. Gavaldà, "Learning from time-changing data with adaptive windowing", SDM 2007; variance of merged
 * buckets after B. Babcock et al., "Maintaining variance and k-medians over data stream windows", PODS 2003. Constants as in
 * the River library: five buckets a row, a check every 32 values, windows of more than 10 and parts of at least 5 values.
 */
public final class Adwin {

    private static final int CLOCK = 32;
    private static final int GRACE = 10;
    private static final int LEAST_PART = 5;

    private final double delta;
    /** Row i holds buckets of 2^i values each, the oldest first; the last row is the oldest. */
    private final List<BucketRow> rows = new ArrayList<>(List.of(new BucketRow()));
    private boolean alarm;
    private long ticks;
    private double width;
    private double total;
    /** Sum of squared deviations from the window's mean. */
    private double variance;

    /**
     * @param delta probability of a false alarm at one cut, in (0,1); 0.002 is usual
     */
    public Adwin(double delta) {
        this.delta = delta;
    }

    /** Values in the window; after an alarm, those of its newer part. */
    public long width() {
        return (long) width;
    }

    /** Mean of the window; NaN where it is empty. */
    public double mean() {
        return total / width;
    }

    /**
     * Takes the next value.
     *
     * @param value finite
     * @return whether it raises an alarm
     */
    public boolean add(double value) {
        if (alarm) {
            reset();
        }
        rows.getFirst().add(value, 0);
        if (width > 0) {
            double off = value - total / width;
            variance += width * off * off / (width + 1);
        }
        width++;
        total += value;
        compress();
        ticks++;
        if (ticks % CLOCK == 0 && width > GRACE) {
            while (findCut()) {
                dropOldest();
                alarm = true;
            }
        }
        return alarm;
    }

    private void reset() {
        rows.clear();
        rows.add(new BucketRow());
        alarm = false;
        ticks = 0;
        width = 0;
        total = 0;
        variance = 0;
    }

    private void compress() {
        for (int i = 0; i < rows.size() && rows.get(i).isOverfull(); i++) {
            if (i + 1 == rows.size()) {
                rows.add(new BucketRow());
            }
            rows.get(i).mergeOldestInto(rows.get(i + 1), size(i));
        }
    }

    /** Whether some cut separates an older from a newer part whose means differ too much. */
    private boolean findCut() {
        double oldN = 0;
        double oldTotal = 0;
        for (int i = rows.size() - 1; i >= 0; i--) {
            BucketRow row = rows.get(i);
            // River never moves the newest bucket of a row to the older part; done alike, alarms fall on the same values.
            for (int b = 0; b < row.count() - 1; b++) {
                oldN += size(i);
                oldTotal += row.total(b);
                double newN = width - oldN;
                if (oldN >= LEAST_PART && newN >= LEAST_PART
                        && differ(oldN, newN, oldTotal / oldN - (total - oldTotal) / newN)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean differ(double n0, double n1, double meanDifference) {
        double logTerm = Math.log(2 * Math.log(width) / delta);
        double m = 1 / (n0 - LEAST_PART + 1) + 1 / (n1 - LEAST_PART + 1);
        double epsilon = Math.sqrt(2 * m * variance / width * logTerm) + 2.0 / 3 * logTerm * m;
        return Math.abs(meanDifference) > epsilon;
    }

    private void dropOldest() {
        BucketRow row = rows.getLast();
        double n = size(rows.size() - 1);
        width -= n;
        total -= row.total(0);
        double off = row.total(0) / n - total / width;
        variance -= row.variance(0) + n * width * off * off / (n + width);
        row.removeOldest(1);
        if (row.count() == 0) {
            rows.removeLast();
        }
    }

    private static double size(int row) {
        return Math.scalb(1.0, row);
    }
}
