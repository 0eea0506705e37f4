package secondlook.desktop.feature.data;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.desktop.job.JobRunner;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;

/**
 * The cells near the ones in view, in tiles of rows and columns. What is not here yet is fetched off the FX thread and
 * announced when it has come; the tile that scrolling is about to reach is fetched before it is seen. Used on the FX thread.
 */
final class Pages {

    static final int ROWS = 100;

    /** Of a tile: more than any screen shows, and few enough to be read within a frame or two. */
    static final int COLUMNS = 64;

    /** How near to its end a page must be read for the next one to be fetched. */
    private static final int NEAR = 30;

    private static final int KEPT = 96;

    private record Tile(int page, int block) {}

    private final Dataset dataset;
    private final ShownRows rows;
    private final JobRunner jobs;
    private final Runnable arrived;
    private final Consumer<Throwable> failed;
    private final Set<Tile> asked = new HashSet<>();
    private final Map<Tile, FeatureBatch> loaded = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, FeatureBatch> eldest) {
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
        int row = position % ROWS;
        Tile tile = new Tile(page, column / COLUMNS);
        FeatureBatch batch = loaded.get(tile);
        if (batch == null) {
            ask(tile);
            return null;
        }
        if (row >= ROWS - NEAR) {
            ask(new Tile(page + 1, tile.block()));
        } else if (row < NEAR) {
            ask(new Tile(page - 1, tile.block()));
        }
        return new Value(batch.column(column % COLUMNS), row);
    }

    /** A place in a column. */
    record Value(ColumnVector vector, int row) {}

    private void ask(Tile tile) {
        long from = (long) tile.page() * ROWS;
        if (from < 0 || from >= rows.count() || loaded.containsKey(tile) || !asked.add(tile)) {
            return;
        }
        int first = (int) from;
        int count = Math.min(ROWS, rows.count() - first);
        List<Column> all = dataset.manifest().schema().columns();
        Schema schema = new Schema(all.subList(tile.block() * COLUMNS,
                Math.min(all.size(), (tile.block() + 1) * COLUMNS)));
        jobs.fetch(context -> read(first, count, schema), batch -> {
            asked.remove(tile);
            loaded.put(tile, batch);
            arrived.run();
        }, failure -> {
            // not asked again: a table that cannot be read would ask for ever
            failed.accept(failure);
        });
    }

    private FeatureBatch read(int first, int count, Schema schema) {
        if (rows.ids() == null) {
            return dataset.page(first, count, schema);
        }
        long[] ids = new long[count];
        for (int i = 0; i < count; i++) {
            ids[i] = rows.id(first + i);
        }
        return dataset.rows(ids, schema);
    }
}
