package secondlook.app.data;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.FeatureBatch;

/** An imported snapshot, opened read-only. Thread-safe. */
public final class Dataset implements AutoCloseable {

    /** @param folder holds {@code <id>.duckdb} and {@code <id>.json} */
    public static Dataset open(Path folder, String id) {
        throw new UnsupportedOperationException("contract");
    }

    public DatasetManifest manifest() {
        throw new UnsupportedOperationException("contract");
    }

    /** Rows {@code first} (inclusive) to {@code first + count}, in file order, all columns. */
    public FeatureBatch page(long first, int count) {
        throw new UnsupportedOperationException("contract");
    }

    /** The rows of these ids, in that order, all columns. */
    public FeatureBatch rows(long[] rowIds) {
        throw new UnsupportedOperationException("contract");
    }

    /**
     * Row ids that fulfil a condition, in an order.
     *
     * @param where   an SQL condition over the columns, or {@code null} for all rows
     * @param orderBy a column name, or {@code null} for file order
     * @throws secondlook.runtime.RefusedException if the condition is not valid or more than a condition
     */
    public int[] ids(@Nullable String where, @Nullable String orderBy, boolean descending) {
        throw new UnsupportedOperationException("contract");
    }

    /** Reads these columns of the rows that fulfil the condition in batches, in file order. A column may be named twice. */
    public RowReader read(List<String> columns, @Nullable String where, int batchRows) {
        throw new UnsupportedOperationException("contract");
    }

    /** Number of rows that fulfil the condition. */
    public long count(@Nullable String where) {
        throw new UnsupportedOperationException("contract");
    }

    /** One pass over every column: missing, distinct, range, mean, most frequent values, a small histogram. */
    public List<ColumnProfile> profile() {
        throw new UnsupportedOperationException("contract");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("contract");
    }
}
