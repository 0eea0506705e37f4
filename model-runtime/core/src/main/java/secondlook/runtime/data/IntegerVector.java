package secondlook.runtime.data;

import org.jspecify.annotations.Nullable;

/**
 * @param values  one 64-bit integer per row
 * @param missing one flag per row, or {@code null} where nothing is missing
 */
@SuppressWarnings("ArrayRecordComponent")
public record IntegerVector(long[] values, boolean @Nullable [] missing) implements ColumnVector {

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return missing != null && missing[row];
    }

    @Override
    public double asReal(int row) {
        return isMissing(row) ? Double.NaN : values[row];
    }

    @Override
    public @Nullable String asText(int row) {
        return isMissing(row) ? null : Long.toString(values[row]);
    }
}
