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
 * @param alarming         whether the distribution changed beyond the limits
 */
public record ColumnWatch(String name, Role role, double psi, double p, double q, double jensenShannon, double limit,
        double referenceMissing, double currentMissing, double missingQ, double outside, boolean alarming) {}
