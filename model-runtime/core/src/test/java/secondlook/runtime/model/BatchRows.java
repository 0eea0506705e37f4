package secondlook.runtime.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;

/** Cuts and spoils batches for tests; never changes what it is given. */
public final class BatchRows {

    private BatchRows() {
    }

    /** The rows from {@code from} (inclusive) to {@code to} (exclusive). */
    public static FeatureBatch range(FeatureBatch batch, int from, int to) {
        return pick(batch, IntStream.range(from, to).toArray());
    }

    /** The given rows in the given order. */
    public static FeatureBatch pick(FeatureBatch batch, int[] rows) {
        List<ColumnVector> columns = new ArrayList<>();
        for (ColumnVector column : batch.columns()) {
            columns.add(switch (column) {
                case RealVector real ->
                    new RealVector(Arrays.stream(rows).mapToDouble(r -> real.values()[r]).toArray());
                case IntegerVector integer -> pick(integer, rows);
                case TextVector text ->
                    new TextVector(Arrays.stream(rows).mapToObj(r -> text.values()[r]).toArray(String[]::new));
            });
        }
        return new FeatureBatch(batch.schema(), rows.length, columns);
    }

    /** The same batch with one value missing. */
    public static FeatureBatch withMissing(FeatureBatch batch, int column, int row) {
        List<ColumnVector> columns = new ArrayList<>(batch.columns());
        columns.set(column, switch (columns.get(column)) {
            case RealVector real -> {
                double[] values = real.values().clone();
                values[row] = Double.NaN;
                yield new RealVector(values);
            }
            case IntegerVector integer -> {
                boolean[] old = integer.missing();
                boolean[] missing = old == null ? new boolean[integer.size()] : old.clone();
                missing[row] = true;
                yield new IntegerVector(integer.values(), missing);
            }
            case TextVector text -> {
                @Nullable
                String[] values = Arrays.copyOf(text.values(), text.size());
                values[row] = null;
                yield new TextVector(values);
            }
        });
        return new FeatureBatch(batch.schema(), batch.rows(), columns);
    }

    private static IntegerVector pick(IntegerVector column, int[] rows) {
        long[] values = Arrays.stream(rows).mapToLong(r -> column.values()[r]).toArray();
        boolean[] old = column.missing();
        if (old == null) {
            return new IntegerVector(values, null);
        }
        boolean[] missing = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            missing[i] = old[rows[i]];
        }
        return new IntegerVector(values, missing);
    }
}
