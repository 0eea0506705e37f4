package secondlook.desktop.feature.data;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.desktop.job.JobRunner;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;

/**
 * The rows near the ones in view. What is not here yet is fetched off the FX thread and announced when it has come. Used
 * on the FX thread.
 */
final class Pages {

    static final int ROWS = 100;

    private static final int KEPT = 64;

    private final Dataset dataset;
    private final ShownRows rows;
    private final JobRunner jobs;
    private final Runnable arrived;
    private final Consumer<Throwable> failed;
    private final Set<Integer> asked = new HashSet<>();
    private final Map<Integer, FeatureBatch> loaded = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, FeatureBatch> eldest) {
            return size() > KEPT;
        }
    };

    Pages(Dataset dataset, ShownRows rows, JobRunner jobs, Runnable arrived, Consumer<Throwable> failed) {
        this.dataset = dataset;
        this.rows = rows;
        this.jobs = jobs;
        this.arrived = arrived;
        this.failed = failed;
    }

    ShownRows rows() {
        return rows;
    }

    /** A value, to be read at the row given; {@code null} while it is on its way. */
    @Nullable
    Value at(int position, int column) {
        int page = position / ROWS;
        FeatureBatch batch = loaded.get(page);
        if (batch == null) {
            ask(page);
            return null;
        }
        return new Value(batch.column(column), position % ROWS);
    }

    /** A place in a column. */
    record Value(ColumnVector vector, int row) {}

    private void ask(int page) {
        if (!asked.add(page)) {
            return;
        }
        int first = page * ROWS;
        int count = Math.min(ROWS, rows.count() - first);
        jobs.fetch(context -> read(first, count), batch -> {
            asked.remove(page);
            loaded.put(page, batch);
            arrived.run();
        }, failure -> {
            // not asked again: a table that cannot be read would ask for ever
            failed.accept(failure);
        });
    }

    private FeatureBatch read(int first, int count) {
        if (rows.ids() == null) {
            return dataset.page(first, count);
        }
        long[] ids = new long[count];
        for (int i = 0; i < count; i++) {
            ids[i] = rows.id(first + i);
        }
        return dataset.rows(ids);
    }
}
