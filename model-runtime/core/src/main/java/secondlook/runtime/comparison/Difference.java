package secondlook.runtime.comparison;

import secondlook.runtime.estimate.Interval;

/**
 * One figure of two models on the same rows.
 *
 * @param first    of the first model; NaN where not available
 * @param second   of the second model; NaN where not available
 * @param interval 95 % interval of second − first, by resampling rows in pairs; not available where either is
 */
public record Difference(double first, double second, Interval interval) {

    /** second − first; NaN where not available. */
    public double change() {
        return second - first;
    }
}
