package secondlook.app.review;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnVector;

/** How one column is distributed over the reference rows. Small, whatever their number. Immutable. */
interface ColumnReference {

    /** Share on either side, or of the rarest values, that counts as unusual. */
    double OUTER = 0.1;

    /** Sets a value beside the others. */
    FieldView place(ColumnVector values, int row);

    /** One value that is typical; {@code null} where all are missing. */
    @Nullable
    ColumnVector typical();

    /**
     * How far two values are apart, in [0,1]: numbers by the range of the middle nine tenths, texts 0 or 1; 1 if only
     * one is missing, 0 if both are.
     */
    double distance(ColumnVector a, int rowA, ColumnVector b, int rowB);

    /** The missing value beside the others. */
    static FieldView missing(Column column, String called, long missing, long rows,
            @Nullable FieldHistogram histogram) {
        double share = rows == 0 ? Double.NaN : (double) missing / rows;
        String words = rows == 0
                ? ""
                : missing == 0
                        ? "missing, which it never was"
                        : "missing, as in "
                                + FieldText.smallShare(share) + " of " + called;
        return new FieldView(column.name(), column.type(), null, share < OUTER, Double.NaN, words, histogram, -1);
    }
}
