package secondlook.app.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.job.JobContext;

/**
 * Who gave what label to what. An item without labels does not occur.
 *
 * @param raters  in order of appearance
 * @param byItem  per item the label of each rater, by index; {@code null} where that rater gave none
 * @param layout  {@code long} (one label a line), {@code wide} (one column a rater) or {@code counts} (one column a label, in
 *                which it is counted: nobody knows who gave it, and the raters have numbers that mean nothing)
 * @param repeats labels that the same rater gave to the same item again; the last one counts
 */
public record Ratings(List<String> raters, List<@Nullable String[]> byItem, String layout, long repeats) {

    private static final Set<String> ITEMS = Set.of("item", "unit", "row_id", "id", "row", "task");
    private static final Set<String> RATERS = Set.of("reviewer", "rater", "annotator", "user", "coder");
    private static final Set<String> LABELS = Set.of("label", "rating", "value", "class", "annotation");

    private static final int BATCH = 1 << 14;
    private static final int MOST_RATERS = 1000;

    /** @throws RefusedException if it is neither layout */
    public static Ratings read(Dataset dataset, JobContext context) {
        context.step("Reading " + dataset.manifest().name());
        Schema schema = dataset.manifest().schema();
        Column item = find(schema, ITEMS);
        Column rater = find(schema, RATERS);
        Column label = find(schema, LABELS);
        if (rater != null && label != null) {
            if (item == null) {
                throw new RefusedException(new Problem(dataset.manifest().name() + " cannot be compared",
                        "columns " + String.join(", ", schema.names()),
                        "it has a column " + rater.name() + " and a column " + label.name()
                                + " and none that says what was labelled",
                        "Name that column item, unit or row_id."));
            }
            return longLayout(dataset, item, rater, label, context);
        }
        List<Column> columns = schema.columns().stream().filter(column -> !column.equals(item)).toList();
        if (columns.size() < 2 || columns.size() > MOST_RATERS) {
            throw new RefusedException(new Problem(dataset.manifest().name() + " cannot be compared",
                    "columns " + String.join(", ", schema.names()),
                    columns.size() < 2
                            ? "it has neither the columns item, reviewer and label nor one column for each of two or"
                                    + " more reviewers"
                            : columns.size() + " columns cannot all be reviewers",
                    "Give one line a label with columns item, reviewer, label, or one column a reviewer."));
        }
        return wideLayout(dataset, columns, context);
    }

    /**
     * A table with a line for each item and a column for each label that holds how many people gave it.
     *
     * @throws RefusedException if it is none
     */
    public static Ratings readCounts(Dataset dataset, JobContext context) {
        context.step("Reading " + dataset.manifest().name());
        Schema schema = dataset.manifest().schema();
        Column item = find(schema, ITEMS);
        List<Column> labels = schema.columns().stream().filter(column -> !column.equals(item)).toList();
        List<@Nullable String[]> byItem = new ArrayList<>();
        int[] most = new int[1];
        int[] line = new int[1];
        each(dataset, labels, context, cells -> {
            List<String> given = new ArrayList<>();
            line[0]++;
            for (int c = 0; c < cells.length; c++) {
                int count = count(dataset, labels.get(c), cells[c], line[0]);
                if (given.size() + count > MOST_RATERS) {
                    throw notCounted(dataset, labels.get(c), line[0],
                            "more than " + MOST_RATERS + " people labelled one item");
                }
                given.addAll(Collections.nCopies(count, labels.get(c).name()));
            }
            if (!given.isEmpty()) {
                byItem.add(given.toArray(String[]::new));
                most[0] = Math.max(most[0], given.size());
            }
        });
        byItem.replaceAll(given -> Arrays.copyOf(given, most[0]));
        List<String> raters = IntStream.rangeClosed(1, most[0]).mapToObj(Integer::toString).toList();
        return new Ratings(raters, byItem, "counts", 0);
    }

    private static int count(Dataset dataset, Column label, @Nullable String cell, int row) {
        if (cell == null) {
            return 0;
        }
        if (!cell.matches("\\d{1,6}")) {
            throw notCounted(dataset, label, row, "\"" + cell + "\" is no count");
        }
        return Integer.parseInt(cell);
    }

    private static RefusedException notCounted(Dataset dataset, Column label, int row, String why) {
        return new RefusedException(new Problem(dataset.manifest().name() + " is no table of counts",
                "column " + label.name() + ", row " + row, why,
                "Give one column a label, and in each how many people gave it."));
    }

    /** Whether it is known who gave which label. */
    public boolean namesRaters() {
        return !layout.equals("counts");
    }

    private static @Nullable Column find(Schema schema, Set<String> names) {
        for (Column column : schema.columns()) {
            if (names.contains(column.name().toLowerCase(Locale.ROOT))) {
                return column;
            }
        }
        return null;
    }

    private static Ratings longLayout(Dataset dataset, Column item, Column rater, Column label, JobContext context) {
        Map<String, Integer> raters = new LinkedHashMap<>();
        Map<String, Map<Integer, String>> items = new LinkedHashMap<>();
        long[] repeats = new long[1];
        each(dataset, List.of(item, rater, label), context, cells -> {
            String name = cells[1];
            if (cells[0] == null || name == null || cells[2] == null) {
                return;
            }
            int who = raters.computeIfAbsent(name, n -> raters.size());
            if (raters.size() > MOST_RATERS) {
                throw new RefusedException(dataset.manifest().name() + " cannot be compared",
                        "column " + rater.name() + " names more than " + MOST_RATERS + " reviewers",
                        "Check which column says who labelled.");
            }
            if (items.computeIfAbsent(cells[0], i -> new TreeMap<>()).put(who, cells[2]) != null) {
                repeats[0]++;
            }
        });
        List<@Nullable String[]> byItem = new ArrayList<>(items.size());
        for (Map<Integer, String> labels : items.values()) {
            @Nullable
            String[] row = new @Nullable String[raters.size()];
            labels.forEach((who, text) -> row[who] = text);
            byItem.add(row);
        }
        return new Ratings(List.copyOf(raters.keySet()), byItem, "long", repeats[0]);
    }

    private static Ratings wideLayout(Dataset dataset, List<Column> columns, JobContext context) {
        List<@Nullable String[]> byItem = new ArrayList<>();
        each(dataset, columns, context, cells -> {
            for (String cell : cells) {
                if (cell != null) {
                    byItem.add(cells);
                    return;
                }
            }
        });
        return new Ratings(columns.stream().map(Column::name).toList(), byItem, "wide", 0);
    }

    /** Takes one line's cells; {@code null} where empty. */
    private interface Line {
        void take(@Nullable String[] cells);
    }

    private static void each(Dataset dataset, List<Column> columns, JobContext context, Line line) {
        long done = 0;
        try (RowReader rows = dataset.read(columns.stream().map(Column::name).toList(), null, BATCH)) {
            for (RowReader.Rows batch = rows.next(); batch != null; batch = rows.next()) {
                context.checkCancelled();
                for (int row = 0; row < batch.batch().rows(); row++) {
                    @Nullable
                    String[] cells = new @Nullable String[columns.size()];
                    for (int c = 0; c < cells.length; c++) {
                        cells[c] = cell(batch.batch().column(c), columns.get(c).type(), row);
                    }
                    line.take(cells);
                }
                done += batch.batch().rows();
                context.progress(done, rows.total());
            }
        }
    }

    /** Numbers without a fraction as whole ones, so that 1 and 1.0 are one label. */
    private static @Nullable String cell(ColumnVector values, ColumnType type, int row) {
        if (values.isMissing(row)) {
            return null;
        }
        if (type == ColumnType.BOOLEAN) {
            return Boolean.toString(values.asReal(row) != 0);
        }
        if (type == ColumnType.REAL) {
            double value = values.asReal(row);
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
        String text = values.asText(row);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
