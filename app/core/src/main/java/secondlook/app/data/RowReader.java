package secondlook.app.data;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.FeatureBatch;

/** A pass over a dataset, batch by batch. Used by one thread. */
public interface RowReader extends AutoCloseable {

    /** The next batch with the row ids of its rows, or {@code null} at the end. */
    @Nullable
    Rows next();

    /** Number of rows of the whole pass. */
    long total();

    @Override
    void close();

    /** @param ids row id of each row of the batch */
    @SuppressWarnings("ArrayRecordComponent")
    record Rows(long[] ids, FeatureBatch batch) {}
}
