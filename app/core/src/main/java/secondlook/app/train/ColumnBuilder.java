package secondlook.app.train;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;

/** Puts the batches of one column together. */
abstract sealed class ColumnBuilder {

    private int size;

    private ColumnBuilder() {
    }

    /** @param rows expected number of rows; more may come */
    static ColumnBuilder of(ColumnType type, int rows) {
        return switch (type) {
            case REAL -> new Reals(rows);
            case TEXT -> new Texts(rows);
            case BOOLEAN, INTEGER, DATE, TIMESTAMP -> new Integers(rows);
        };
    }

    int size() {
        return size;
    }

    /** Copies the first rows of a batch's column. */
    void add(ColumnVector values, int rows) {
        copy(values, size, rows);
        size += rows;
    }

    abstract void copy(ColumnVector values, int at, int rows);

    abstract ColumnVector build();

    private static final class Reals extends ColumnBuilder {
        private double[] values;

        Reals(int rows) {
            values = new double[rows];
        }

        @Override
        void copy(ColumnVector from, int at, int rows) {
            values = at + rows > values.length ? Arrays.copyOf(values, Math.max(2 * values.length, at + rows)) : values;
            for (int row = 0; row < rows; row++) {
                values[at + row] = from.asReal(row);
            }
        }

        @Override
        ColumnVector build() {
            return new RealVector(Arrays.copyOf(values, size()));
        }
    }

    private static final class Texts extends ColumnBuilder {
        private @Nullable String[] values;

        Texts(int rows) {
            values = new @Nullable String[rows];
        }

        @Override
        void copy(ColumnVector from, int at, int rows) {
            values = at + rows > values.length ? Arrays.copyOf(values, Math.max(2 * values.length, at + rows)) : values;
            for (int row = 0; row < rows; row++) {
                values[at + row] = from.asText(row);
            }
        }

        @Override
        ColumnVector build() {
            return new TextVector(Arrays.copyOf(values, size()));
        }
    }

    private static final class Integers extends ColumnBuilder {
        private long[] values;
        private boolean[] missing;
        private boolean anyMissing;

        Integers(int rows) {
            values = new long[rows];
            missing = new boolean[rows];
        }

        @Override
        void copy(ColumnVector from, int at, int rows) {
            values = at + rows > values.length ? Arrays.copyOf(values, Math.max(2 * values.length, at + rows)) : values;
            missing = missing.length < values.length ? Arrays.copyOf(missing, values.length) : missing;
            IntegerVector whole = (IntegerVector) from;
            System.arraycopy(whole.values(), 0, values, at, rows);
            for (int row = 0; row < rows; row++) {
                missing[at + row] = whole.isMissing(row);
                anyMissing |= missing[at + row];
            }
        }

        @Override
        ColumnVector build() {
            return new IntegerVector(Arrays.copyOf(values, size()), anyMissing ? Arrays.copyOf(missing, size()) : null);
        }
    }
}
