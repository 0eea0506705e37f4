package secondlook.app.monitor;

/**
 * What one figure of some rows came to.
 *
 * @param name     "flagged", "share fog"
 * @param kind     what it is
 * @param rows     that it is of
 * @param value    in [0,1]; NaN where not available
 * @param low      it should not be below; NaN for no such limit
 * @param high     it should not be above; NaN for no such limit
 * @param q        Benjamini–Hochberg over all rules and stretches; NaN where not tested
 * @param alarming whether it is beyond a limit and that is hardly chance
 */
public record FigureWatch(String name, FigureKind kind, long rows, double value, double low, double high, double q,
        boolean alarming) {

    /** Name of all rows together where a stretch would be named. */
    public static final String ALL = "all rows";

    boolean isBeyond() {
        return value < low || value > high;
    }
}
