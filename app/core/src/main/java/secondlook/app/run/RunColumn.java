package secondlook.app.run;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.Sql;
import secondlook.app.duckdb.VectorMemory;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.model.EnsembleScores;

/**
 * One column of a run's file and how it is filled. As little as possible is handed to the database, value by value, and it
 * makes the rest itself: handing over a million strings takes longer than scoring a million rows.
 *
 * @param name       unique, ignoring case
 * @param parts      what is handed over for it; none where it is made of the parts of columns before it
 * @param expression the column's value in SQL; the parts of all columns, in order, are called v0, v1 and so on
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

    /** A column that is handed over as it is, as part number {@code at}. */
    private static RunColumn plain(String name, int at, DuckDBColumnType type, Fill fill) {
        return new RunColumn(name, List.of(new Part(type, fill)), "v" + at);
    }

    /** The columns of a run, in the order in which {@link Run} reads them back. */
    static List<RunColumn> of(RunShape shape) {
        List<String> classes = shape.classes();
        Column truth = shape.truth();
        List<RunColumn> columns = new ArrayList<>();
        Set<String> used = new HashSet<>();
        columns.add(plain(unique("row_id", used), 0, DuckDBColumnType.BIGINT, RunColumn::ids));
        if (classes.isEmpty()) {
            columns.add(
                    plain(unique("prediction", used), 1, DuckDBColumnType.DOUBLE, reals(ScoredBatch::values, 1, 0)));
        } else {
            int width = classes.size();
            for (int k = 0; k < width; k++) {
                columns.add(plain(unique("p_" + classes.get(k), used), k + 1, DuckDBColumnType.DOUBLE,
                        reals(ScoredBatch::values, width, k)));
            }
            columns.addAll(decided(classes, used));
        }
        if (truth != null) {
            columns.add(truth(unique(truth.name(), used), 2 + classes.size(), truth.type(), classes));
        }
        int at = columns.stream().mapToInt(column -> column.parts().size()).sum();
        if (shape.calibrated()) {
            for (int k = 0; k < classes.size(); k++) {
                int of = k;
                columns.add(
                        plain(unique(PredictionColumns.STATED + classes.get(k), used), at++, DuckDBColumnType.DOUBLE,
                                reals(batch -> Objects.requireNonNull(batch.stated()), classes.size(), of)));
            }
        }
        if (shape.members()) {
            for (String name : RunShape.MEMBER_COLUMNS) {
                columns.add(plain(unique(name, used), at++, DuckDBColumnType.DOUBLE,
                        reals(batch -> members(batch, name), 1, 0)));
            }
        }
        return columns;
    }

    private static double[] members(ScoredBatch batch, String column) {
        EnsembleScores members = Objects.requireNonNull(batch.members());
        return switch (column) {
            case "expected_entropy" -> members.expectedEntropy();
            case "mutual_information" -> members.mutualInformation();
            default -> members.voteDisagreement();
        };
    }

    /** Label, confidence and status, for which one small number per row is handed over. */
    private static List<RunColumn> decided(List<String> classes, Set<String> used) {
        int width = classes.size();
        String mark = "v" + (width + 1);
        List<String> labels = new ArrayList<>(List.of("none"));
        labels.addAll(classes);
        String top = IntStream.rangeClosed(1, width).mapToObj(k -> "v" + k).collect(Collectors.joining(", "));
        return List.of(
                new RunColumn(unique("predicted", used),
                        List.of(new Part(DuckDBColumnType.INTEGER, RunColumn::marks)),
                        "(" + Sql.texts(labels) + "::" + words(labels) + "[])[abs(" + mark + ") + 1]"),
                new RunColumn(unique("confidence", used), List.of(),
                        "CASE WHEN " + mark + " <> 0 THEN " + (width == 1 ? top : "greatest(" + top + ")") + " END"),
                new RunColumn(unique("status", used), List.of(),
                        "CASE WHEN " + mark + " > 0 THEN " + status(RowStatus.OK) + " WHEN " + mark + " < 0 THEN "
                                + status(RowStatus.RENORMALISED) + " ELSE " + status(RowStatus.INVALID) + " END"));
    }

    private static String status(RowStatus status) {
        return Sql.text(status.key()) + "::" + words(Stream.of(RowStatus.values()).map(RowStatus::key).toList());
    }

    /** A type that is written as text like any, but of which the file's dictionary is known beforehand. */
    private static String words(List<String> texts) {
        return texts.stream().distinct().map(Sql::text).collect(Collectors.joining(",", "ENUM(", ")"));
    }

    private static String unique(String wanted, Set<String> used) {
        String name = wanted;
        for (int n = 2; !used.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = wanted + "_" + n;
        }
        return name;
    }

    private static void ids(ScoredBatch batch, int from, DuckDBWritableVector vector, int count) {
        ByteBuffer whole = VectorMemory.toFill(vector, count);
        if (whole != null) {
            whole.asLongBuffer().put(0, batch.ids(), from, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            vector.setLong(i, batch.ids()[from + i]);
        }
    }

    /** The predicted class, counted from 1; negative where the row was renormalised, 0 where it is invalid. */
    private static void marks(ScoredBatch batch, int from, DuckDBWritableVector vector, int count) {
        ByteBuffer whole = VectorMemory.toFill(vector, count);
        for (int i = 0; i < count; i++) {
            int label = batch.predicted()[from + i] + 1;
            int mark = batch.status()[from + i] == RowStatus.RENORMALISED.code() ? -label : label;
            if (whole != null) {
                whole.putInt(i * Integer.BYTES, mark);
            } else {
                vector.setInt(i, mark);
            }
        }
    }

    private static Fill reals(Function<ScoredBatch, double[]> table, int width, int k) {
        return (batch, from, vector, count) -> reals(table.apply(batch), from * width + k, width, vector, count);
    }

    private static void reals(double[] values, int first, int step, DuckDBWritableVector vector, int count) {
        ByteBuffer whole = VectorMemory.toFill(vector, count);
        for (int i = 0, at = first; i < count; i++, at += step) {
            if (whole != null && Double.isFinite(values[at])) {
                whole.putDouble(i * Double.BYTES, values[at]);
            } else {
                real(vector, i, values[at]);
            }
        }
    }

    /** "Not available" is NULL in the file, never NaN. */
    private static void real(DuckDBWritableVector vector, int row, double value) {
        if (Double.isFinite(value)) {
            vector.setDouble(row, value);
        } else {
            vector.setNull(row);
        }
    }

    private static RunColumn truth(String name, int at, ColumnType type, List<String> classes) {
        return switch (type) {
            case REAL -> plain(name, at, DuckDBColumnType.DOUBLE, (batch, from, vector, count) -> {
                reals(truth(batch, RealVector.class).values(), from, 1, vector, count);
            });
            case TEXT -> truthText(name, at, classes);
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
                    })), type == ColumnType.BOOLEAN ? "v" + at + "::BOOLEAN" : "v" + at);
        };
    }

    /** Names of classes as their number; NULL where missing; anything else, in the second part, as it is. */
    private static RunColumn truthText(String name, int at, List<String> classes) {
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
                "coalesce(" + Sql.texts(labels) + "[v" + at + " + 1], v" + (at + 1) + ")");
    }

    private static <T> T truth(ScoredBatch batch, Class<T> type) {
        return Objects.requireNonNull(type.cast(batch.truth()));
    }
}
