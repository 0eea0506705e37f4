package secondlook.app.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;

/**
 * Says which fields of an item are unusual, and what is usual. Each column of the reference is read once, when it is
 * first asked for; what is kept of it is small. Thread-safe.
 */
public final class FieldOddity {

    private static final int BATCH = 1 << 16;

    private final Dataset reference;
    private final @Nullable String where;
    private final String called;
    private final Map<String, ColumnReference> known = new ConcurrentHashMap<>();

    /**
     * @param reference the rows to compare with: those the model was trained on, or the dataset itself; stays the
     *                  caller's to close
     * @param where     an SQL condition that chooses among them; {@code null} for all
     */
    public FieldOddity(Dataset reference, @Nullable String where) {
        this(reference, where, "rows");
    }

    /** @param called what the reference rows are to a person: "training rows" */
    public FieldOddity(Dataset reference, @Nullable String where, String called) {
        this.reference = reference;
        this.where = where;
        this.called = called;
    }

    /** What the reference rows are called. */
    public String called() {
        return called;
    }

    /**
     * One row beside the reference, the unusual fields first, otherwise in the order of the columns. Columns that the
     * reference does not have are left out.
     *
     * @param rows holds the row
     * @param row  its index in {@code rows}
     */
    public List<FieldView> fields(FeatureBatch rows, int row) {
        List<FieldView> fields = new ArrayList<>();
        for (int c = 0; c < rows.schema().size(); c++) {
            ColumnReference column = column(rows.schema().column(c));
            if (column != null) {
                fields.add(column.place(rows.column(c), row));
            }
        }
        fields.sort(Comparator.comparing(field -> !field.unusual()));
        return fields;
    }

    /**
     * One typical value of a column: the median of numbers, dates and times, the most frequent of texts; {@code null} if
     * the reference has no such column of that type, or nothing but missing values in it.
     */
    public @Nullable ColumnVector typical(Column column) {
        ColumnReference reference = column(column);
        return reference == null ? null : reference.typical();
    }

    /**
     * Some rows of the reference, evenly spread over it.
     *
     * @param columns that are wanted, in this order
     * @param most    at most so many
     */
    public FeatureBatch some(List<String> columns, int most) {
        long[] ids = new long[most];
        int n = 0;
        try (RowReader reader = reference.read(columns.subList(0, 1), where, BATCH)) {
            double step = Math.max(1, (double) reader.total() / most);
            long at = 0;
            for (RowReader.Rows rows = reader.next(); rows != null; rows = reader.next()) {
                for (int i = 0; i < rows.batch().rows(); i++, at++) {
                    if (n < most && at >= n * step) {
                        ids[n++] = rows.ids()[i];
                    }
                }
            }
        }
        FeatureBatch rows = reference.rows(Arrays.copyOf(ids, n));
        return new FeatureBatch(rows.schema().select(columns), n, columns.stream().map(rows::column).toList());
    }

    /** What is usual in this column; {@code null} if the reference has no such column of that type. */
    @Nullable
    ColumnReference column(Column column) {
        ColumnReference found = known.get(column.name());
        if (found == null) {
            if (!reference.manifest().schema().columns().contains(column)) {
                return null;
            }
            found = read(column);
            known.put(column.name(), found);
        }
        return found;
    }

    private ColumnReference read(Column column) {
        boolean words = column.type() == ColumnType.TEXT || column.type() == ColumnType.BOOLEAN;
        try (RowReader reader = reference.read(List.of(column.name()), where, BATCH)) {
            return words ? texts(column, called, reader) : numbers(column, called, reader);
        }
    }

    private static ColumnReference numbers(Column column, String called, RowReader reader) {
        double[] values = new double[(int) Math.clamp(reader.total(), 16, 1 << 26)];
        int n = 0;
        long missing = 0;
        for (RowReader.Rows rows = reader.next(); rows != null; rows = reader.next()) {
            ColumnVector vector = rows.batch().column(0);
            if (n + rows.batch().rows() > values.length) {
                values = Arrays.copyOf(values, Math.max(values.length * 2, n + rows.batch().rows()));
            }
            for (int i = 0; i < rows.batch().rows(); i++) {
                if (vector.isMissing(i)) {
                    missing++;
                } else {
                    values[n++] = vector.asReal(i);
                }
            }
        }
        return new NumberReference(column, called, values, n, missing);
    }

    private static ColumnReference texts(Column column, String called, RowReader reader) {
        Map<String, Long> counts = new HashMap<>();
        boolean tooMany = false;
        long missing = 0;
        long all = 0;
        for (RowReader.Rows rows = reader.next(); rows != null; rows = reader.next()) {
            ColumnVector vector = rows.batch().column(0);
            for (int i = 0; i < rows.batch().rows(); i++) {
                String text = FieldText.of(column.type(), vector, i);
                all++;
                if (text == null) {
                    missing++;
                } else if (!tooMany) {
                    counts.merge(text, 1L, Long::sum);
                    tooMany = counts.size() > TextReference.MOST_VALUES;
                }
            }
        }
        return new TextReference(column, called, tooMany ? Map.of() : counts, missing, all);
    }
}
