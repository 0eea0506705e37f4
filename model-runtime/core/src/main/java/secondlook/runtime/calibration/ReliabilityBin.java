package secondlook.runtime.calibration;

import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;

/**
 * One bin of a reliability diagram.
 *
 * @param index          position, 0-based
 * @param lower          lower edge, open (closed in the first bin)
 * @param upper          upper edge, closed
 * @param count          rows in it
 * @param hits           rows whose event happened (top label right)
 * @param meanConfidence mean of the probabilities, not the middle of the bin; NaN where the bin is empty
 */
public record ReliabilityBin(int index, double lower, double upper, int count, int hits, double meanConfidence) {

    public boolean isEmpty() {
        return count == 0;
    }

    /** Share of rows whose event happened; NaN where the bin is empty. */
    public double accuracy() {
        return (double) hits / count;
    }

    /** 95 % interval of {@link #accuracy()}; not available where the bin is empty. */
    public Interval wilson95() {
        return Wilson.of95(hits, count);
    }

    /** |accuracy − mean confidence|; NaN where the bin is empty. */
    public double gap() {
        return Math.abs(accuracy() - meanConfidence);
    }
}
