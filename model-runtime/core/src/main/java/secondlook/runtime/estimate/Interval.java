package secondlook.runtime.estimate;

/**
 * A closed interval for an unknown number.
 *
 * @param lower lower end; NaN where not available
 * @param upper upper end; NaN where not available
 */
public record Interval(double lower, double upper) {

    /** Nothing can be said, for example of a share of no rows. */
    public static final Interval NOT_AVAILABLE = new Interval(Double.NaN, Double.NaN);

    public boolean isAvailable() {
        return !Double.isNaN(lower) && !Double.isNaN(upper);
    }

    public boolean contains(double value) {
        return value >= lower && value <= upper;
    }

    public double width() {
        return upper - lower;
    }
}
