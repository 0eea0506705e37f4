package secondlook.app.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.decision.RowStatus;

/**
 * One column of a run's file and how it is filled.
 *
 * @param name unique, ignoring case
 */
record RunColumn(String name, DuckDBColumnType type, Fill fill) {

    /** Writes {@code count} values of a batch from row {@code from} on to the beginning of a vector. */
    @FunctionalInterface
    interface Fill {
        void fill(ScoredBatch batch, int from, DuckDBWritableVector vector, int count);
    }

    /** The columns of a run, in the order in which {@link Run} reads them back. */
    static List<RunColumn> of(List<String> classes, @Nullable Column truth) {
        List<RunColumn> columns = new ArrayList<>();
        Set<String> used = new HashSet<>();
        columns.add(new RunColumn(unique("row_id", used), DuckDBColumnType.BIGINT, RunColumn::ids));
        if (classes.isEmpty()) {
            columns.add(new RunColumn(unique("prediction", used), DuckDBColumnType.DOUBLE, reals(1, 0)));
        } else {
            for (int k = 0; k < classes.size(); k++) {
                columns.add(new RunColumn(unique("p_" + classes.get(k), used), DuckDBColumnType.DOUBLE,
                        reals(classes.size(), k)));
            }
            columns.add(new RunColumn(unique("predicted", used), DuckDBColumnType.VARCHAR, labels(classes)));
            columns.add(new RunColumn(unique("confidence", used), DuckDBColumnType.DOUBLE, RunColumn::confidence));
            columns.add(new RunColumn(unique("status", used), DuckDBColumnType.VARCHAR, status()));
        }
        if (truth != null) {
            columns.add(truth(unique(truth.name(), used), truth.type()));
        }
        return columns;
    }

    private static String unique(String wanted, Set<String> used) {
        String name = wanted;
        for (int n = 2; !used.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = wanted + "_" + n;
        }
        return name;
    }

    private static void ids(ScoredBatch batch, int from, DuckDBWritableVector vector, int count) {
        for (int i = 0; i < count; i++) {
            vector.setLong(i, batch.ids()[from + i]);
        }
    }

    private static void confidence(ScoredBatch batch, int from, DuckDBWritableVector vector, int count) {
        for (int i = 0; i < count; i++) {
            real(vector, i, batch.confidence()[from + i]);
        }
    }

    private static Fill reals(int width, int k) {
        return (batch, from, vector, count) -> {
            for (int i = 0; i < count; i++) {
                real(vector, i, batch.values()[(from + i) * width + k]);
            }
        };
    }

    /** "Not available" is NULL in the file, never NaN. */
    private static void real(DuckDBWritableVector vector, int row, double value) {
        if (Double.isFinite(value)) {
            vector.setDouble(row, value);
        } else {
            vector.setNull(row);
        }
    }

    private static Fill labels(List<String> classes) {
        byte[][] names = classes.stream().map(RunColumn::utf8).toArray(byte[][]::new);
        byte[] none = utf8("none");
        return (batch, from, vector, count) -> {
            byte[][] values = new byte[count][];
            for (int i = 0; i < count; i++) {
                int k = batch.predicted()[from + i];
                values[i] = k < 0 ? none : names[k];
            }
            vector.setStringUtf8Batch(0, values);
        };
    }

    private static Fill status() {
        RowStatus[] all = RowStatus.values();
        byte[][] names = new byte[all.length][];
        for (RowStatus status : all) {
            names[status.code()] = utf8(status.key());
        }
        return (batch, from, vector, count) -> {
            byte[][] values = new byte[count][];
            for (int i = 0; i < count; i++) {
                values[i] = names[batch.status()[from + i]];
            }
            vector.setStringUtf8Batch(0, values);
        };
    }

    private static RunColumn truth(String name, ColumnType type) {
        return switch (type) {
            case REAL -> new RunColumn(name, DuckDBColumnType.DOUBLE, (batch, from, vector, count) -> {
                double[] values = truth(batch, RealVector.class).values();
                for (int i = 0; i < count; i++) {
                    real(vector, i, values[from + i]);
                }
            });
            case TEXT -> new RunColumn(name, DuckDBColumnType.VARCHAR, truthTexts());
            case BOOLEAN -> new RunColumn(name, DuckDBColumnType.BOOLEAN, (batch, from, vector, count) -> {
                IntegerVector values = truth(batch, IntegerVector.class);
                for (int i = 0; i < count; i++) {
                    if (values.isMissing(from + i)) {
                        vector.setNull(i);
                    } else {
                        vector.setBoolean(i, values.values()[from + i] != 0);
                    }
                }
            });
            case INTEGER, DATE, TIMESTAMP -> new RunColumn(name, DuckDBColumnType.BIGINT,
                    (batch, from, vector, count) -> {
                        IntegerVector values = truth(batch, IntegerVector.class);
                        for (int i = 0; i < count; i++) {
                            if (values.isMissing(from + i)) {
                                vector.setNull(i);
                            } else {
                                vector.setLong(i, values.values()[from + i]);
                            }
                        }
                    });
        };
    }

    /** Labels repeat: their bytes are made once, within reason. */
    private static Fill truthTexts() {
        Map<String, byte[]> known = new HashMap<>();
        return (batch, from, vector, count) -> {
            @Nullable
            String[] values = truth(batch, TextVector.class).values();
            for (int i = 0; i < count; i++) {
                String value = values[from + i];
                if (value == null) {
                    vector.setNull(i);
                    continue;
                }
                if (known.size() < 10_000) {
                    vector.setStringUtf8Batch(i, new byte[][]{known.computeIfAbsent(value, RunColumn::utf8)});
                } else {
                    vector.setString(i, value);
                }
            }
        };
    }

    private static <T> T truth(ScoredBatch batch, Class<T> type) {
        return Objects.requireNonNull(type.cast(batch.truth()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
