package secondlook.app.monitor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.JobContext;

/** Reads one side into memory, column by column. Texts with too many different values are no categories and left out. */
final class SideReader {

    /** Name of the column of answers. */
    static final String PREDICTED = "predicted";

    private static final int BATCH = 1 << 16;

    private static final int MOST_CATEGORIES = 1_000;

    static final double MICROS_A_DAY = 86_400_000_000.0;

    private final Dataset dataset;
    private final @Nullable String where;
    private final JobContext context;

    SideReader(Dataset dataset, @Nullable String where, JobContext context) {
        this.dataset = dataset;
        this.where = where;
        this.context = context;
    }

    /**
     * @param inputs      columns to watch, as far as the dataset has them
     * @param truth       the column of right answers; {@code null} for none
     * @param time        what periods are made of; {@code null} for none
     * @param predictions what was answered on exactly these rows; {@code null} for nothing
     * @param accuracy    for where nothing was answered; NaN where not known
     */
    Side read(String name, List<String> inputs, @Nullable String truth, @Nullable String time,
            @Nullable Predictions predictions, double accuracy) {
        Schema schema = dataset.manifest().schema();
        List<WatchedColumn> columns = new ArrayList<>();
        int rows = Math.toIntExact(dataset.count(where));
        for (String input : inputs) {
            if (schema.find(input).isPresent() && !input.equals(truth)) {
                add(columns, schema.column(schema.find(input).getAsInt()), Role.INPUT, rows);
            }
        }
        if (truth != null && schema.find(truth).isPresent()) {
            add(columns, schema.column(schema.find(truth).getAsInt()), Role.TRUTH, rows);
        }
        double[] order = time == null ? null : days(schema, time, rows);
        if (predictions == null) {
            return new Side(name, rows, columns, null, null, accuracy, order);
        }
        return answered(name, columns, predictions, order);
    }

    /** Of answers alone. */
    static Side answered(String name, List<WatchedColumn> inputs, Predictions predictions, double @Nullable [] order) {
        int rows = predictions.rows();
        List<WatchedColumn> columns = new ArrayList<>(inputs);
        @Nullable
        String[] labels = new @Nullable String[rows];
        int[] right = new int[rows];
        int known = 0;
        int hits = 0;
        for (int row = 0; row < rows; row++) {
            labels[row] = predictions.isValid(row) ? predictions.predictedName(row) : null;
            right[row] = !predictions.isLabelled(row) ? -1 : predictions.isWrong(row) ? 0 : 1;
            known += right[row] >= 0 ? 1 : 0;
            hits += Math.max(0, right[row]);
        }
        columns.add(new WatchedColumn(PREDICTED, Role.MODEL, null, labels));
        columns.add(new WatchedColumn("confidence", Role.MODEL, predictions.confidence(), null));
        return new Side(name, rows, columns, predictions.confidence(), right,
                known == 0 ? Double.NaN : (double) hits / known, order);
    }

    private void add(List<WatchedColumn> columns, Column column, Role role, int rows) {
        boolean number = column.type().isNumeric() && column.type() != ColumnType.BOOLEAN;
        if (column.type().isTemporal()) {
            // time goes on: that is no drift
            return;
        }
        double[] numbers = number ? new double[rows] : null;
        @Nullable
        String[] texts = number ? null : new @Nullable String[rows];
        Set<String> different = new HashSet<>();
        int at = 0;
        try (RowReader reader = dataset.read(List.of(column.name()), where, BATCH)) {
            for (RowReader.Rows batch = reader.next(); batch != null; batch = reader.next()) {
                context.checkCancelled();
                ColumnVector vector = batch.batch().column(0);
                for (int row = 0; row < batch.batch().rows(); row++) {
                    if (numbers != null) {
                        numbers[at++] = vector.asReal(row);
                    } else if (texts != null) {
                        String text = column.type() == ColumnType.BOOLEAN && !vector.isMissing(row)
                                ? Boolean.toString(vector.asReal(row) != 0)
                                : vector.asText(row);
                        texts[at++] = text;
                        if (text != null) {
                            different.add(text);
                        }
                    }
                }
                if (different.size() > MOST_CATEGORIES) {
                    return;
                }
            }
        }
        columns.add(new WatchedColumn(column.name(), role, numbers, texts));
    }

    private double[] days(Schema schema, String time, int rows) {
        OptionalInt found = schema.find(time);
        if (found.isEmpty() || !schema.column(found.getAsInt()).type().isTemporal()) {
            throw new RefusedException("The column " + time + " tells no time",
                    found.isEmpty() ? dataset.manifest().name() + " has no such column" : "it holds no dates",
                    "Name a column of dates or times, or go by so many rows or parts (--size, --number).");
        }
        Column column = schema.column(found.getAsInt());
        double scale = column.type() == ColumnType.DATE ? 1 : MICROS_A_DAY;
        double[] days = new double[rows];
        int at = 0;
        try (RowReader reader = dataset.read(List.of(column.name()), where, BATCH)) {
            for (RowReader.Rows batch = reader.next(); batch != null; batch = reader.next()) {
                for (int row = 0; row < batch.batch().rows(); row++) {
                    days[at++] = batch.batch().column(0).asReal(row) / scale;
                }
            }
        }
        return days;
    }
}
