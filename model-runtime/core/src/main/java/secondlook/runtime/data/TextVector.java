package secondlook.runtime.data;

import org.jspecify.annotations.Nullable;

/** @param values one string per row; {@code null} is missing */
@SuppressWarnings("ArrayRecordComponent")
public record TextVector(@Nullable String[] values) implements ColumnVector {

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return values[row] == null;
    }

    @Override
    public double asReal(int row) {
        String value = values[row];
        if (value == null) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(value.strip());
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    @Override
    public @Nullable String asText(int row) {
        return values[row];
    }
}
