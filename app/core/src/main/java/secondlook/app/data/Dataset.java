package secondlook.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.ResultReading;
import secondlook.app.duckdb.WatchedStatement;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.job.JobContext;

/**
 * An imported snapshot, opened read-only. Thread-safe: every call uses a connection of its own. A row's id is its
 * 0-based position in the source.
 */
public final class Dataset implements AutoCloseable {

    private static final int IDS_AT_ONCE = 1 << 16;

    private final DatasetManifest manifest;
    private final Path file;
    private final Lanes lanes;

    private Dataset(DatasetManifest manifest, Path file, Lanes lanes) {
        this.manifest = manifest;
        this.file = file;
        this.lanes = lanes;
    }

    /**
     * @param folder holds {@code <id>.duckdb} and {@code <id>.json}
     * @throws RefusedException if they are absent or damaged
     */
    public static Dataset open(Path folder, String id) {
        Path database = database(folder, id);
        try {
            DatasetManifest manifest = ManifestFile.read(manifest(folder, id), DatasetManifest.class);
            if (!Files.isRegularFile(database)) {
                throw new IOException(database.getFileName() + " is absent");
            }
            return new Dataset(manifest, database, new Lanes(DuckDb.readOnly(database)));
        } catch (IOException | SQLException e) {
            throw new RefusedException(new Problem("The dataset " + id + " cannot be opened", folder.toString(),
                    Condition.firstLine(String.valueOf(e.getMessage())), "Import its source again."), e);
        }
    }

    static Path database(Path folder, String id) {
        return folder.resolve(id + ".duckdb");
    }

    static Path manifest(Path folder, String id) {
        return folder.resolve(id + ".json");
    }

    static boolean exists(Path folder, String id) {
        return Files.isRegularFile(database(folder, id)) && Files.isRegularFile(manifest(folder, id));
    }

    public DatasetManifest manifest() {
        return manifest;
    }

    /** The database file: a table {@value Snapshot#TABLE}, and beside it {@value Snapshot#ORIGIN} in a shaped dataset. */
    public Path file() {
        return file;
    }

    /** From which rows of the imported dataset these rows come: themselves, unless it was shaped. */
    public long[] sourceRows(long[] rowIds) {
        if (manifest.origin() == null) {
            return rowIds.clone();
        }
        long[] wanted = Arrays.stream(rowIds).sorted().distinct().toArray();
        return DatasetQuery.with(lanes, null, connection -> {
            var statement = connection.prepare("SELECT source_row FROM " + Snapshot.ORIGIN
                    + " WHERE rowid IN (SELECT unnest(" + Arrays.toString(wanted) + "::BIGINT[])) ORDER BY rowid");
            try (ResultReading reading = new ResultReading(statement, List.of(ColumnType.INTEGER))) {
                List<ColumnVector> read = reading.next(Math.max(wanted.length, 1));
                long[] found = read == null ? new long[0] : ((IntegerVector) read.getFirst()).values();
                if (found.length != wanted.length) {
                    throw new IllegalArgumentException("a row that is not there");
                }
                return Arrays.stream(rowIds).map(id -> found[Arrays.binarySearch(wanted, id)]).toArray();
            }
        });
    }

    /** Rows {@code first} (inclusive) to {@code first + count}, in file order, all columns. Fewer at the end. */
    public FeatureBatch page(long first, int count) {
        return page(first, count, manifest.schema());
    }

    /** The same with some columns only: a page of thousands takes as long as a person waits. */
    public FeatureBatch page(long first, int count, Schema schema) {
        return DatasetQuery.with(lanes, null, connection -> {
            var statement = connection.prepare(DatasetQuery.select(schema.columns(), false)
                    + " WHERE rowid BETWEEN ? AND ? ORDER BY rowid");
            statement.setLong(1, first);
            statement.setLong(2, first + count - 1);
            return DatasetQuery.all(statement, schema, Math.max(count, 1));
        });
    }

    /**
     * The rows of these ids, in that order, all columns. An id may occur twice.
     *
     * @throws IllegalArgumentException if an id is none of this dataset's
     */
    public FeatureBatch rows(long[] rowIds) {
        return rows(rowIds, manifest.schema());
    }

    /** The same with some columns only. */
    public FeatureBatch rows(long[] rowIds, Schema schema) {
        List<Column> columns = new ArrayList<>(List.of(new Column("rowid", ColumnType.INTEGER)));
        columns.addAll(schema.columns());
        long[] wanted = Arrays.stream(rowIds).sorted().distinct().toArray();
        FeatureBatch found = DatasetQuery.with(lanes, null, connection -> {
            // a semi-join with a list is pushed into the scan; a long IN is not
            var statement = connection.prepare(DatasetQuery.select(schema.columns(), true)
                    + " WHERE rowid IN (SELECT unnest(" + Arrays.toString(wanted) + "::BIGINT[])) ORDER BY rowid");
            return DatasetQuery.all(statement, new Schema(columns), Math.max(wanted.length, 1));
        });
        long[] ids = ((IntegerVector) found.column(0)).values();
        int[] order = new int[rowIds.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = Arrays.binarySearch(ids, 0, found.rows(), rowIds[i]);
            if (order[i] < 0) {
                throw new IllegalArgumentException("no row " + rowIds[i]);
            }
        }
        List<ColumnVector> ordered = found.columns().subList(1, found.columns().size()).stream()
                .map(vector -> RowOrder.apply(vector, order)).toList();
        return new FeatureBatch(schema, order.length, ordered);
    }

    /**
     * Row ids that fulfil a condition, in an order. Missing values come last in either direction; rows of equal values
     * keep file order.
     *
     * @param where   an SQL condition over the columns, or {@code null} for all rows
     * @param orderBy a column name, or {@code null} for file order
     * @throws secondlook.runtime.RefusedException if the condition is not valid or more than a condition
     */
    public int[] ids(@Nullable String where, @Nullable String orderBy, boolean descending) {
        return ids(where, orderBy, descending, JobContext.NONE);
    }

    /**
     * As {@link #ids(String, String, boolean)}, with progress, and given up soon after it is cancelled.
     *
     * @throws secondlook.runtime.job.JobCancelledException if it was
     */
    public int[] ids(@Nullable String where, @Nullable String orderBy, boolean descending, JobContext context) {
        String order = DatasetQuery.order(manifest.schema(), orderBy, descending);
        return DatasetQuery.with(lanes, where, connection -> {
            String condition = Condition.checked(connection, where);
            int[] ids = new int[Math.toIntExact(Math.min(manifest.rows(), Integer.MAX_VALUE - 8))];
            var statement = connection.prepare("SELECT rowid FROM data WHERE " + condition + " ORDER BY " + order);
            return ids(statement, ids, context);
        });
    }

    private static int[] ids(DuckDBPreparedStatement statement, int[] into, JobContext context) throws SQLException {
        List<ResultReading> opened = new ArrayList<>();
        try {
            // the order is worked out before the first row comes
            int n = WatchedStatement.watched(statement, context,
                    share -> context.progress(Math.round(share * 1000), 1000), () -> {
                        opened.add(new ResultReading(statement, List.of(ColumnType.INTEGER)));
                        return read(opened.getFirst(), into);
                    });
            return n == into.length ? into : Arrays.copyOf(into, n);
        } finally {
            // not while it is watched
            if (opened.isEmpty()) {
                statement.close();
            } else {
                opened.getFirst().close();
            }
        }
    }

    private static int read(ResultReading reading, int[] into) throws SQLException {
        int n = 0;
        for (var batch = reading.next(IDS_AT_ONCE); batch != null; batch = reading.next(IDS_AT_ONCE)) {
            IntegerVector rows = (IntegerVector) batch.getFirst();
            for (int i = 0; i < rows.size(); i++) {
                into[n++] = (int) rows.values()[i];
            }
        }
        return n;
    }

    /**
     * Reads these columns of the rows that fulfil the condition in batches, in file order. A column may be named twice.
     *
     * @throws IllegalArgumentException            if there is no such column
     * @throws secondlook.runtime.RefusedException if the condition is not valid or more than a condition
     */
    public RowReader read(List<String> columns, @Nullable String where, int batchRows) {
        Schema schema = manifest.schema().select(columns);
        long total = where == null ? manifest.rows() : count(where);
        return DatasetQuery.handOver(lanes, where, connection -> {
            String condition = Condition.checked(connection, where);
            DuckDBPreparedStatement statement = connection.prepare(DatasetQuery.select(schema.columns(), true)
                    + " WHERE " + condition);
            return new SnapshotRows(lanes, connection, statement, schema, total, batchRows, where);
        });
    }

    /** Number of rows that fulfil the condition. */
    public long count(@Nullable String where) {
        return DatasetQuery.with(lanes, where, connection -> {
            var statement = connection
                    .prepare("SELECT count(*) FROM data WHERE " + Condition.checked(connection, where));
            try (ResultReading reading = new ResultReading(statement, List.of(ColumnType.INTEGER))) {
                List<ColumnVector> row = reading.next(1);
                return row == null ? 0L : ((IntegerVector) row.getFirst()).values()[0];
            }
        });
    }

    /** One pass over every column: missing, distinct, range, mean, most frequent values, a small histogram. */
    public List<ColumnProfile> profile() {
        return profile(JobContext.NONE);
    }

    /** As {@link #profile()}, with progress, and given up between two columns when it is cancelled. */
    public List<ColumnProfile> profile(JobContext context) {
        return DatasetQuery.with(lanes, null, connection -> new Profiling(connection, manifest, context).columns());
    }

    /**
     * The answer to a query of the program's own, as text, row by row; the table is called {@code data}. Never given what
     * a person typed: that goes through the conditions of the other calls.
     */
    public List<List<@Nullable String>> ask(String query) {
        return DatasetQuery.with(lanes, null, connection -> {
            List<List<@Nullable String>> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<@Nullable String> row = new ArrayList<>(columns);
                    for (int i = 1; i <= columns; i++) {
                        row.add(result.getString(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        });
    }

    /**
     * A condition of a person's as it may stand behind WHERE in {@link #ask}.
     *
     * @throws secondlook.runtime.RefusedException if it is not valid or more than a condition
     */
    public String checked(@Nullable String where) {
        return DatasetQuery.with(lanes, where, connection -> {
            String condition = Condition.checked(connection, where);
            // names of columns and functions are known to the database only when it plans a query
            connection.prepareStatement("SELECT 1 FROM data WHERE " + condition).close();
            return condition;
        });
    }

    /** Waits for calls and readers that are still at work. */
    @Override
    public void close() {
        try {
            lanes.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
