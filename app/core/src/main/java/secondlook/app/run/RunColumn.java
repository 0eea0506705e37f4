package secondlook.app.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.decision.RowStatus;

/**
 * One column of a run's file and how it is filled. Labels go to the database as small numbers, which it turns into text
 * itself: handing over a million strings takes longer than scoring a million rows.
 *
 * @param name       unique, ignoring case
 * @param parts      what is handed over
 * @param expression the column's value in SQL, with {@code %1$s}, {@code %2$s}… for the parts
 */
record RunColumn(String name, List<Part> parts, String expression) {

    RunColumn {
        parts = List.copyOf(parts);
    }

    /** A vector of numbers or, seldom, text. */
    record Part(DuckDBColumnType type, Fill fill) {}

    /** Writes {@code count} values of a batch from row {@code from} on to the beginning of a vector. */
    @FunctionalInterface
    interface Fill {
        void fill(ScoredBatch batch, int from, DuckDBWritableVector vector, int count);
    }

    private static RunColumn of(String name, DuckDBColumnType type, Fill fill) {
        return new RunColumn(name, List.of(new Part(type, fill)), "%1$s");
    }

    /** @param texts the text of code 0, 1, … */
    private static RunColumn coded(String name, List<String> texts, Fill fill) {
        return new RunColumn(name, List.of(new Part(DuckDBColumnType.INTEGER, fill)),
                Sql.texts(texts).replace("%", "%%") + "[%1$s + 1]");
    }

    /** The columns of a run, in the order in which {@link Run} reads them back. */
    static List<RunColumn> of(List<String> classes, @Nullable Column truth) {
        List<RunColumn> columns = new ArrayList<>();
        Set<String> used = new HashSet<>();
        columns.add(of(unique("row_id", used), DuckDBColumnType.BIGINT, RunColumn::ids));
        if (classes.isEmpty()) {
            columns.add(of(unique("prediction", used), DuckDBColumnType.DOUBLE, reals(1, 0)));
        } else {
            for (int k = 0; k < classes.size(); k++) {
                columns.add(of(unique("p_" + classes.get(k), used), DuckDBColumnType.DOUBLE,
                        reals(classes.size(), k)));
            }
            List<String> labels = new ArrayList<>(List.of("none"));
            labels.addAll(classes);
            columns.add(coded(unique("predicted", used), labels, RunColumn::labels));
            columns.add(of(unique("confidence", used), DuckDBColumnType.DOUBLE, RunColumn::confidence));
            columns.add(coded(unique("status", used), Stream.of(RowStatus.values()).map(RowStatus::key).toList(),
                    RunColumn::status));
        }
        if (truth != null) {
            columns.add(truth(unique(truth.name(), used), truth.type(), classes));
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

    private static void labels(ScoredBatch batch, int from, DuckDBWritableVector vector, int count) {
        for (int i = 0; i < count; i++) {
            vector.setInt(i, batch.predicted()[from + i] + 1);
        }
    }

    private static void confidence(ScoredBatch batch, int from, DuckDBWritableVector vector, int count) {
        for (int i = 0; i < count; i++) {
            real(vector, i, batch.confidence()[from + i]);
        }
    }

    private static void status(ScoredBatch batch, int from, DuckDBWritableVector vector, int count) {
        for (int i = 0; i < count; i++) {
            vector.setInt(i, batch.status()[from + i]);
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

    private static RunColumn truth(String name, ColumnType type, List<String> classes) {
        return switch (type) {
            case REAL -> of(name, DuckDBColumnType.DOUBLE, (batch, from, vector, count) -> {
                double[] values = truth(batch, RealVector.class).values();
                for (int i = 0; i < count; i++) {
                    real(vector, i, values[from + i]);
                }
            });
            case TEXT -> truthText(name, classes);
            case BOOLEAN, INTEGER, DATE, TIMESTAMP -> new RunColumn(name,
                    List.of(new Part(DuckDBColumnType.BIGINT, (batch, from, vector, count) -> {
                        IntegerVector values = truth(batch, IntegerVector.class);
                        for (int i = 0; i < count; i++) {
                            if (values.isMissing(from + i)) {
                                vector.setNull(i);
                            } else {
                                vector.setLong(i, values.values()[from + i]);
                            }
                        }
                    })), type == ColumnType.BOOLEAN ? "%1$s::BOOLEAN" : "%1$s");
        };
    }

    /** Names of classes as their number; NULL where missing; anything else, in the second part, as it is. */
    private static RunColumn truthText(String name, List<String> classes) {
        Map<String, Integer> codes = new HashMap<>();
        classes.forEach(label -> codes.putIfAbsent(label, codes.size()));
        Fill code = (batch, from, vector, count) -> {
            @Nullable
            String[] values = truth(batch, TextVector.class).values();
            for (int i = 0; i < count; i++) {
                Integer known = codes.get(values[from + i]);
                if (known == null) {
                    vector.setNull(i);
                } else {
                    vector.setInt(i, known);
                }
            }
        };
        Fill other = (batch, from, vector, count) -> {
            @Nullable
            String[] values = truth(batch, TextVector.class).values();
            for (int i = 0; i < count; i++) {
                String value = values[from + i];
                if (value == null || codes.containsKey(value)) {
                    vector.setNull(i);
                } else {
                    vector.setString(i, value);
                }
            }
        };
        List<String> labels = codes.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
                .toList();
        return new RunColumn(name,
                List.of(new Part(DuckDBColumnType.INTEGER, code), new Part(DuckDBColumnType.VARCHAR, other)),
                "coalesce(" + Sql.texts(labels).replace("%", "%%") + "[%1$s + 1], %2$s)");
    }

    private static <T> T truth(ScoredBatch batch, Class<T> type) {
        return Objects.requireNonNull(type.cast(batch.truth()));
    }
}
