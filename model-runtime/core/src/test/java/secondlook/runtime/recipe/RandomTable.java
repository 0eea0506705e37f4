package secondlook.runtime.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.data.TextVector;

/** Seeded tables of any column types, with and without missing values. */
@NullMarked
final class RandomTable {

    private RandomTable() {
    }

    /** At least one real column, then up to seven of any type. */
    static FeatureBatch of(int rows, SplittableRandom random) {
        FeatureBatch batch = single("c0", ColumnType.REAL, column(ColumnType.REAL, rows, random));
        int more = random.nextInt(8);
        ColumnType[] types = ColumnType.values();
        List<Column> columns = new ArrayList<>(batch.schema().columns());
        List<ColumnVector> vectors = new ArrayList<>(batch.columns());
        for (int c = 1; c <= more; c++) {
            ColumnType type = types[random.nextInt(types.length)];
            columns.add(new Column("c" + c, type));
            vectors.add(column(type, rows, random));
        }
        return new FeatureBatch(new Schema(columns), rows, vectors);
    }

    static FeatureBatch single(String name, ColumnType type, ColumnVector values) {
        return new FeatureBatch(new Schema(List.of(new Column(name, type))), values.size(), List.of(values));
    }

    static FeatureBatch beside(FeatureBatch batch, String name, RealVector values) {
        List<Column> columns = new ArrayList<>(batch.schema().columns());
        columns.add(new Column(name, ColumnType.REAL));
        List<ColumnVector> vectors = new ArrayList<>(batch.columns());
        vectors.add(values);
        return new FeatureBatch(new Schema(columns), batch.rows(), vectors);
    }

    /** Nothing but missing values. */
    static FeatureBatch missing(Schema schema, int rows) {
        boolean[] all = new boolean[rows];
        Arrays.fill(all, true);
        double[] nan = new double[rows];
        Arrays.fill(nan, Double.NaN);
        List<ColumnVector> vectors = new ArrayList<>();
        for (Column column : schema.columns()) {
            vectors.add(switch (column.type()) {
                case REAL -> new RealVector(nan);
                case TEXT -> new TextVector(new @Nullable String[rows]);
                case BOOLEAN, INTEGER, DATE, TIMESTAMP -> new IntegerVector(new long[rows], all);
            });
        }
        return new FeatureBatch(schema, rows, vectors);
    }

    /** The largest, the smallest and the strangest values that a column can hold. */
    static FeatureBatch absurd(Schema schema, int rows, SplittableRandom random) {
        double[] reals = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, -0.0, Double.MIN_VALUE};
        long[] whole = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1};
        List<ColumnVector> vectors = new ArrayList<>();
        for (Column column : schema.columns()) {
            vectors.add(switch (column.type()) {
                case REAL -> new RealVector(random.ints(rows, 0, 5).mapToDouble(i -> reals[i]).toArray());
                case TEXT -> new TextVector(
                        random.ints(rows, 0, 3).mapToObj(i -> "\u0000=,\"\n".repeat(i)).toArray(String[]::new));
                case BOOLEAN, INTEGER, DATE, TIMESTAMP ->
                    new IntegerVector(random.ints(rows, 0, 4).mapToLong(i -> whole[i]).toArray(), null);
            });
        }
        return new FeatureBatch(schema, rows, vectors);
    }

    private static ColumnVector column(ColumnType type, int rows, SplittableRandom random) {
        int missing = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(10);
        boolean[] gone = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            gone[i] = random.nextInt(100) < missing;
        }
        return switch (type) {
            case REAL -> {
                double[] values = random.doubles(rows, -1000, 1000).toArray();
                for (int i = 0; i < rows; i++) {
                    values[i] = gone[i] ? Double.NaN : values[i];
                }
                yield new RealVector(values);
            }
            case TEXT -> {
                int levels = 1 + random.nextInt(rows);
                @Nullable
                String[] values = new @Nullable String[rows];
                for (int i = 0; i < rows; i++) {
                    values[i] = gone[i] ? null : "v" + random.nextInt(levels);
                }
                yield new TextVector(values);
            }
            case BOOLEAN -> new IntegerVector(random.longs(rows, 0, 2).toArray(), gone);
            case INTEGER -> new IntegerVector(random.longs(rows, -50, 50).toArray(), gone);
            case DATE -> new IntegerVector(random.longs(rows, 10_000, 20_000).toArray(), gone);
            case TIMESTAMP -> new IntegerVector(random.longs(rows, 0, 1L << 50).toArray(), gone);
        };
    }
}
