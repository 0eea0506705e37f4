package secondlook.app.monitor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.app.monitor.Chunking.Period;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobContext;

/** How rows can be put together over time where nobody has said it yet. */
public final class ChunkSuggestion {

    /** Fewer rows say little. */
    private static final int FEWEST_ROWS = 30;

    private static final int PARTS = 10;

    private static final int BATCH = 1 << 16;

    private final Dataset dataset;
    private final @Nullable String where;

    /** @param where condition that chooses the rows; {@code null} for all */
    public ChunkSuggestion(Dataset dataset, @Nullable String where) {
        this.dataset = dataset;
        this.where = where;
    }

    /** Columns that tell a time, in their order. */
    public List<String> times() {
        return dataset.manifest().schema().columns().stream().filter(c -> c.type().isTemporal()).map(Column::name)
                .toList();
    }

    /**
     * The period that makes about a dozen stretches of the first column that tells a time; without one, ten parts in the order
     * of the rows; {@code null} where there are too few rows for either.
     */
    public @Nullable Chunking best(JobContext context) {
        long rows = dataset.count(where);
        for (String column : times()) {
            double days = days(column, context);
            if (days >= 2 && rows >= 2L * FEWEST_ROWS) {
                return Chunking.by(column, period(days));
            }
        }
        int parts = (int) Math.min(PARTS, rows / FEWEST_ROWS);
        return parts < 2 ? null : Chunking.into(parts);
    }

    private static Period period(double days) {
        List<Period> periods = new ArrayList<>(List.of(Period.DAY, Period.WEEK, Period.MONTH));
        double[] most = {21, 120, 1200};
        for (int i = 0; i < most.length; i++) {
            if (days <= most[i]) {
                return periods.get(i);
            }
        }
        return Period.YEAR;
    }

    /** From the first to the last; NaN where the column is empty. */
    private double days(String name, JobContext context) {
        Column column = dataset.manifest().schema().column(dataset.manifest().schema().find(name).orElseThrow());
        double least = Double.NaN;
        double most = Double.NaN;
        try (RowReader reader = dataset.read(List.of(name), where, BATCH)) {
            for (RowReader.Rows batch = reader.next(); batch != null; batch = reader.next()) {
                context.checkCancelled();
                for (int row = 0; row < batch.batch().rows(); row++) {
                    double value = batch.batch().column(0).asReal(row);
                    if (!Double.isNaN(value)) {
                        least = Double.isNaN(least) ? value : Math.min(least, value);
                        most = Double.isNaN(most) ? value : Math.max(most, value);
                    }
                }
            }
        }
        return (most - least) / (column.type() == ColumnType.DATE ? 1 : SideReader.MICROS_A_DAY);
    }
}
