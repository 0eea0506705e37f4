package secondlook.app.duckdb;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;

/** Gathers the values of one column out of result vectors, without boxing. Used by one thread. */
public sealed interface ColumnBuffer {

    /** Copies {@code count} values from {@code from} on to position {@code at} of this buffer. */
    void copy(DuckDBReadableVector vector, int from, int at, int count);

    /** The first {@code rows} values; the buffer is not to be used again. */
    ColumnVector take(int rows);

    static ColumnBuffer of(ColumnType type, int capacity) {
        return switch (type) {
            case REAL -> new Reals(new double[capacity]);
            case TEXT -> new Texts(new String[capacity]);
            case BOOLEAN, INTEGER, DATE, TIMESTAMP -> new Integers(capacity);
        };
    }

    /** How a stored column is selected so that this buffer can take it: BIGINT, DOUBLE or VARCHAR. */
    static String select(String name, ColumnType type) {
        String column = Sql.name(name);
        return switch (type) {
            case BOOLEAN -> column + "::BIGINT";
            case DATE -> "CASE WHEN isfinite(" + column + ") THEN " + column + " - DATE '1970-01-01' END";
            case TIMESTAMP -> "CASE WHEN isfinite(" + column + ") THEN epoch_us(" + column + ") END";
            case INTEGER, REAL, TEXT -> column;
        };
    }

    /** @param values NaN is missing */
    @SuppressWarnings("ArrayRecordComponent")
    record Reals(double[] values) implements ColumnBuffer {

        @Override
        public void copy(DuckDBReadableVector vector, int from, int at, int count) {
            ByteBuffer whole = VectorMemory.complete(vector);
            if (whole != null) {
                whole.asDoubleBuffer().get(from, values, at, count);
                return;
            }
            for (int i = 0; i < count; i++) {
                values[at + i] = vector.getDouble(from + i, Double.NaN);
            }
        }

        @Override
        public ColumnVector take(int rows) {
            return new RealVector(rows == values.length ? values : Arrays.copyOf(values, rows));
        }
    }

    /** Strings; null is missing. */
    @SuppressWarnings("ArrayRecordComponent")
    record Texts(@Nullable String[] values) implements ColumnBuffer {

        @Override
        public void copy(DuckDBReadableVector vector, int from, int at, int count) {
            for (int i = 0; i < count; i++) {
                values[at + i] = vector.isNull(from + i) ? null : vector.getString(from + i);
            }
        }

        @Override
        public ColumnVector take(int rows) {
            return new TextVector(rows == values.length ? values : Arrays.copyOf(values, rows));
        }
    }

    /** 64-bit integers with flags for missing ones, made at the first. */
    final class Integers implements ColumnBuffer {

        private final long[] values;
        private boolean @Nullable [] missing;

        Integers(int capacity) {
            values = new long[capacity];
        }

        @Override
        public void copy(DuckDBReadableVector vector, int from, int at, int count) {
            ByteBuffer whole = VectorMemory.complete(vector);
            if (whole != null) {
                whole.asLongBuffer().get(from, values, at, count);
                return;
            }
            for (int i = 0; i < count; i++) {
                if (vector.isNull(from + i)) {
                    if (missing == null) {
                        missing = new boolean[values.length];
                    }
                    missing[at + i] = true;
                } else {
                    values[at + i] = vector.getLong(from + i);
                }
            }
        }

        @Override
        public ColumnVector take(int rows) {
            boolean all = rows == values.length;
            boolean[] flags = missing;
            return new IntegerVector(all ? values : Arrays.copyOf(values, rows),
                    flags == null || all ? flags : Arrays.copyOf(flags, rows));
        }
    }
}
