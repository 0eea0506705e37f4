package secondlook.runtime.data;

import org.jspecify.annotations.Nullable;

/** @param values one double per row; NaN is missing */
@SuppressWarnings("ArrayRecordComponent")
public record RealVector(double[] values) implements ColumnVector {

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public double asReal(int row) {
        return values[row];
    }

    @Override
    public @Nullable String asText(int row) {
        double value = values[row];
        if (Double.isNaN(value)) {
            return null;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }
}
