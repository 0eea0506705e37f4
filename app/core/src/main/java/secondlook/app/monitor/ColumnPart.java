package secondlook.app.monitor;

import java.util.BitSet;

/**
 * Rows of the watched side that have something in common.
 *
 * @param label           what they have: "fog", "12.5–14.0", "missing"
 * @param referenceShare  of the reference's rows that have it too; NaN where not known
 * @param currentShare    of the watched rows; NaN where there are none
 * @param rows            their positions in the run; not to be changed
 */
public record ColumnPart(String label, double referenceShare, double currentShare, BitSet rows) {

    /** No rows. */
    public static final ColumnPart NONE = new ColumnPart("", Double.NaN, Double.NaN, new BitSet());

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
