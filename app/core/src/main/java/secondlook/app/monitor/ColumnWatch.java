package secondlook.app.monitor;

/**
 * What became of one column.
 *
 * @param name             the column
 * @param role             what it is to the model
 * @param psi              stability index; NaN where not available
 * @param p                of the test; NaN where not available
 * @param q                Benjamini–Hochberg over everything tested in the report; NaN where not available
 * @param jensenShannon    distance in [0,1]; NaN where not available
 * @param limit            of {@code psi}
 * @param referenceMissing share of the reference's values that are missing; NaN where it has no rows
 * @param currentMissing   share now
 * @param missingQ         of the difference of the two; NaN where not available
 * @param outside          share of the present values outside the reference's range or categories; NaN where there are none
 * @param outsideQ         of so many values outside; NaN where there are none
 * @param alarming         whether the distribution changed beyond the limits
 * @param missingAlarming  whether more values are missing, beyond the limits
 * @param outsideAlarming  whether values lie outside, beyond the limits
 * @param shape            both distributions
 * @param parts            the rows behind the figures
 */
public record ColumnWatch(String name, Role role, double psi, double p, double q, double jensenShannon, double limit,
        double referenceMissing, double currentMissing, double missingQ, double outside, double outsideQ,
        boolean alarming, boolean missingAlarming, boolean outsideAlarming, ColumnShape shape, Parts parts) {

    /**
     * Rows of the watched side.
     *
     * @param grown   where the share rose most: one category, or one tenth of the reference's values
     * @param missing without a value
     * @param outside outside the reference's range or categories
     */
    public record Parts(ColumnPart grown, ColumnPart missing, ColumnPart outside) {

        /** Nothing is known of the rows. */
        public static final Parts NONE = new Parts(ColumnPart.NONE, ColumnPart.NONE, ColumnPart.NONE);
    }

    /** How much its distribution changed, worst first. */
    public enum Level {
        CHANGED("changed"),
        /** Far apart, but among so few rows that it may be chance. */
        UNSURE("unsure"), A_LITTLE("a little"), SAME("same"), UNKNOWN("not compared");

        private final String words;

        Level(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Level level() {
        if (Double.isNaN(psi)) {
            return Level.UNKNOWN;
        }
        if (alarming) {
            return Level.CHANGED;
        }
        return psi >= limit ? Level.UNSURE : psi >= MonitorLimits.A_LITTLE ? Level.A_LITTLE : Level.SAME;
    }
}
