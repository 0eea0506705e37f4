package secondlook.app.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.train.RowSelection;

/**
 * The rows of a dataset that can be learned from, in memory: those that have a target.
 *
 * @param name       the target column as the dataset writes it
 * @param features   columns to learn from
 * @param target     what to predict, one value per row; truth values as {@code false} and {@code true}
 * @param targetType type of the target column
 * @param order      the column that the split goes by; {@code null} if none was asked for
 * @param leftOut    rows without a target
 * @param groups     the column whose equal values belong together; {@code null} if none was named
 * @param ids        row id of each row in the dataset
 * @param suspects   columns that look as if their equal values belong together, by name
 */
@SuppressWarnings("ArrayRecordComponent")
record TrainingRows(String name, FeatureBatch features, ColumnVector target, ColumnType targetType,
        @Nullable ColumnVector order,
        int leftOut, @Nullable ColumnVector groups, Map<String, ColumnVector> suspects, long[] ids) {

    private static final int BATCH = 8192;

    static TrainingRows read(Dataset dataset, TrainRequest request, JobContext context) {
        Schema schema = dataset.manifest().schema();
        int target = index(schema, request.target(), "The target");
        List<String> features = features(schema, target, request.drop());
        List<String> columns = new ArrayList<>(features);
        columns.add(schema.column(target).name());
        String splitBy = request.splitBy();
        if (splitBy != null) {
            columns.add(schema.column(index(schema, splitBy, "The column to split by")).name());
        }
        String groupBy = request.groupBy();
        if (groupBy != null) {
            columns.add(schema.column(index(schema, groupBy, "The column to group by")).name());
        }
        List<String> suspects = groupBy == null ? LeakCheck.suspects(schema, target) : List.of();
        columns.addAll(suspects);
        RowIds ids = new RowIds();
        List<ColumnVector> read = all(dataset, columns, request.where(), ids, context);
        int rows = read.getLast().size();
        ColumnType type = schema.column(target).type();
        ColumnVector answers = read.get(features.size());
        int next = features.size() + 1;
        ColumnVector order = splitBy == null ? null : read.get(next++);
        ColumnVector groups = groupBy == null ? null : read.get(next++);
        Map<String, ColumnVector> suspected = new LinkedHashMap<>();
        for (String suspect : suspects) {
            suspected.put(suspect, read.get(next++));
        }
        TrainingRows all = new TrainingRows(schema.column(target).name(),
                new FeatureBatch(schema.select(features), rows, read.subList(0, features.size())),
                type == ColumnType.BOOLEAN ? words(answers) : answers, type, order, 0, groups, suspected, ids.take());
        return all.answered();
    }

    private TrainingRows answered() {
        int[] answered = IntStream.range(0, rows()).filter(row -> !target.isMissing(row)).toArray();
        int missing = rows() - answered.length;
        return missing == 0
                ? this
                : new TrainingRows(name, RowSelection.of(features, answered), RowSelection.of(target, answered),
                        targetType, order == null ? null : RowSelection.of(order, answered), missing,
                        groups == null ? null : RowSelection.of(groups, answered), chosen(suspects, answered),
                        Arrays.stream(answered).mapToLong(row -> ids[row]).toArray());
    }

    private static Map<String, ColumnVector> chosen(Map<String, ColumnVector> columns, int[] rows) {
        Map<String, ColumnVector> chosen = new LinkedHashMap<>();
        columns.forEach((column, values) -> chosen.put(column, RowSelection.of(values, rows)));
        return chosen;
    }

    /** A code for each value of a column, from 0; negative where it is missing. */
    static int[] codes(ColumnVector column) {
        Map<Object, Integer> known = new HashMap<>();
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            // whole numbers beyond 2^53 would be the same as reals
            Object value = column instanceof IntegerVector whole
                    ? (Object) whole.values()[row]
                    : column.asText(row);
            codes[row] = column.isMissing(row) || value == null ? -1 : known.computeIfAbsent(value, v -> known.size());
        }
        return codes;
    }

    int rows() {
        return features.rows();
    }

    private static int index(Schema schema, String name, String what) {
        return schema.find(name)
                .orElseThrow(() -> new RefusedException(what + " " + name + " is not in the dataset",
                        "its columns are " + String.join(", ", schema.names()), "Check the name."));
    }

    private static List<String> features(Schema schema, int target, List<String> drop) {
        List<String> names = new ArrayList<>(schema.names());
        for (String name : drop) {
            names.remove(schema.column(index(schema, name, "The column to leave out,")).name());
        }
        names.remove(schema.column(target).name());
        if (names.isEmpty()) {
            throw new RefusedException(schema.column(target).name() + " cannot be learned",
                    "no column is left to learn from", "Leave out fewer columns.");
        }
        return names;
    }

    private static List<ColumnVector> all(Dataset dataset, List<String> columns, @Nullable String where,
            RowIds ids, JobContext context) {
        context.step("Reading the rows");
        try (RowReader reader = dataset.read(columns, where, BATCH)) {
            long total = reader.total();
            if (total > Integer.MAX_VALUE - 8) {
                throw new RefusedException(total + " rows are too many to train on", "they do not fit into memory",
                        "Choose fewer with a condition (--where).");
            }
            List<ColumnBuilder> builders = new ArrayList<>();
            for (String column : columns) {
                builders.add(ColumnBuilder.of(dataset.manifest().schema().select(List.of(column)).column(0).type(),
                        (int) total));
            }
            for (RowReader.Rows rows = reader.next(); rows != null; rows = reader.next()) {
                context.checkCancelled();
                ids.add(rows.ids());
                for (int c = 0; c < builders.size(); c++) {
                    builders.get(c).add(rows.batch().column(c), rows.batch().rows());
                }
                context.progress(builders.getFirst().size(), total);
            }
            return builders.stream().map(ColumnBuilder::build).toList();
        }
    }

    /** Grows by batches. */
    private static final class RowIds {
        private final List<long[]> batches = new ArrayList<>();

        void add(long[] ids) {
            batches.add(ids);
        }

        long[] take() {
            return batches.stream().flatMapToLong(Arrays::stream).toArray();
        }
    }

    private static TextVector words(ColumnVector truth) {
        @Nullable
        String[] values = new @Nullable String[truth.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = truth.isMissing(row) ? null : Boolean.toString(truth.asReal(row) != 0);
        }
        return new TextVector(values);
    }

    /** The order to split by: numbers and times by value, texts alphabetically; NaN where missing. */
    static double[] ranks(ColumnVector order) {
        double[] values = new double[order.size()];
        if (!(order instanceof TextVector texts)) {
            Arrays.setAll(values, order::asReal);
            return values;
        }
        String[] sorted = Arrays.stream(texts.values()).filter(t -> t != null).sorted().distinct()
                .toArray(String[]::new);
        for (int row = 0; row < values.length; row++) {
            String text = texts.values()[row];
            values[row] = text == null ? Double.NaN : Arrays.binarySearch(sorted, text);
        }
        return values;
    }
}
