package secondlook.runtime.data;

import org.jspecify.annotations.Nullable;

/** The values of one column for the rows of a batch, in primitive arrays. Not copied: do not change what is inside. */
public sealed interface ColumnVector permits RealVector, IntegerVector, TextVector {

    int size();

    boolean isMissing(int row);

    /** The value as a number; NaN where missing. Text is parsed as a number and NaN where that fails. */
    double asReal(int row);

    /** The value as text, as shortest round trip; {@code null} where missing. Dates come out as their number. */
    @Nullable
    String asText(int row);
}
