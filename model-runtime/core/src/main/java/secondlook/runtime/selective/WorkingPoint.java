package secondlook.runtime.selective;

/**
 * What accepting all rows at least as sure as a threshold comes to, among the labelled rows.
 *
 * @param threshold on the measure's own scale
 * @param accepted  labelled rows accepted
 * @param errors    of those, the wrong ones
 * @param rows      all labelled rows
 */
public record WorkingPoint(double threshold, int accepted, int errors, int rows) {

    /** Share accepted; NaN where there are no rows. */
    public double coverage() {
        return (double) accepted / rows;
    }

    /** Share wrong among the accepted; NaN where none is accepted. */
    public double risk() {
        return (double) errors / accepted;
    }

    /** 1 − {@link #risk()}, without its rounding. */
    public double accuracy() {
        return (double) (accepted - errors) / accepted;
    }
}
