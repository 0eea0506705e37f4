package secondlook.app.drift;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.drift.CategoricalDrift;
import secondlook.runtime.drift.NumericDrift;
import secondlook.runtime.job.JobContext;

/** Compares one column of two datasets. Times are compared as numbers, truth values as categories. */
final class ColumnComparison {

    /** More different texts are no categories. */
    static final int MOST_CATEGORIES = 10_000;

    private static final int BATCH = 1 << 16;

    private final JobContext context;

    ColumnComparison(JobContext context) {
        this.context = context;
    }

    static boolean isNumeric(Column column) {
        return column.type().isNumeric() && column.type() != ColumnType.BOOLEAN || column.type().isTemporal();
    }

    static ColumnDrift numeric(String name, double[] reference, double[] current) {
        NumericDrift drift = NumericDrift.between(reference, current);
        double[] known = Arrays.stream(reference).filter(Double::isFinite).toArray();
        double least = Arrays.stream(known).min().orElse(Double.NaN);
        double most = Arrays.stream(known).max().orElse(Double.NaN);
        double[] values = Arrays.stream(current).filter(Double::isFinite).toArray();
        long outside = Arrays.stream(values).filter(v -> v < least || v > most).count();
        return new ColumnDrift(name, ColumnDrift.Kind.NUMERIC, drift, null,
                known.length == 0 ? Double.NaN : (double) outside / values.length, Double.NaN);
    }

    static ColumnDrift categorical(String name, CategoricalDrift drift) {
        long all = 0;
        long unseen = 0;
        for (int k = 0; k < drift.currentCounts().length; k++) {
            all += drift.currentCounts()[k];
            unseen += drift.referenceCounts()[k] == 0 ? drift.currentCounts()[k] : 0;
        }
        return new ColumnDrift(name, ColumnDrift.Kind.CATEGORICAL, null, drift, (double) unseen / all, Double.NaN);
    }

    double[] numbers(Dataset dataset, String name) {
        double[] values = new double[Math.toIntExact(dataset.manifest().rows())];
        try (RowReader rows = dataset.read(List.of(name), null, BATCH)) {
            int at = 0;
            for (RowReader.Rows batch = rows.next(); batch != null; batch = rows.next()) {
                context.checkCancelled();
                ColumnVector column = batch.batch().column(0);
                for (int row = 0; row < batch.batch().rows(); row++) {
                    values[at++] = column.asReal(row);
                }
            }
        }
        return values;
    }

    /** How often each text occurs, and under {@code null} how many are missing; {@code null} if there are too many. */
    @Nullable
    Counts counts(Dataset dataset, Column column) {
        Map<String, Long> counts = new HashMap<>();
        long missing = 0;
        try (RowReader rows = dataset.read(List.of(column.name()), null, BATCH)) {
            for (RowReader.Rows batch = rows.next(); batch != null; batch = rows.next()) {
                context.checkCancelled();
                ColumnVector values = batch.batch().column(0);
                for (int row = 0; row < batch.batch().rows(); row++) {
                    String text = text(values, column.type(), row);
                    if (text == null) {
                        missing++;
                    } else {
                        counts.merge(text, 1L, Long::sum);
                    }
                }
                if (counts.size() > MOST_CATEGORIES) {
                    return null;
                }
            }
        }
        return new Counts(counts, missing);
    }

    private static @Nullable String text(ColumnVector values, ColumnType type, int row) {
        if (values.isMissing(row)) {
            return null;
        }
        return type == ColumnType.BOOLEAN ? Boolean.toString(values.asReal(row) != 0) : values.asText(row);
    }

    /** @param missing rows without a value */
    record Counts(Map<String, Long> byText, long missing) {}

    /** Both sides' counts; of kind text, without numbers, where one has too many different values. */
    ColumnDrift texts(Dataset reference, Column column, Dataset current, Column same) {
        Counts x = counts(reference, column);
        Counts y = x == null ? null : counts(current, same);
        return x == null || y == null
                ? new ColumnDrift(column.name(), ColumnDrift.Kind.TEXT, null, null, Double.NaN, Double.NaN)
                : categorical(column.name(),
                        CategoricalDrift.between(x.byText(), x.missing(), y.byText(), y.missing()));
    }
}
