package secondlook.app.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.ResultReading;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.Schema;

/** Streams rows out of a snapshot; the database reads ahead on threads of its own. */
final class SnapshotRows implements RowReader {

    private final Lanes lanes;
    private final DuckDBConnection connection;
    private final ResultReading reading;
    private final Schema schema;
    private final long total;
    private final int batchRows;
    private final @Nullable String where;
    private boolean closed;

    /** @param statement selects the row id and then the columns of the schema */
    SnapshotRows(Lanes lanes, DuckDBConnection connection, DuckDBPreparedStatement statement, Schema schema, long total,
            int batchRows, @Nullable String where) throws SQLException {
        List<ColumnType> types = new ArrayList<>(List.of(ColumnType.INTEGER));
        schema.columns().stream().map(Column::type).forEach(types::add);
        this.lanes = lanes;
        this.connection = connection;
        this.reading = new ResultReading(statement, types);
        this.schema = schema;
        this.total = total;
        this.batchRows = batchRows;
        this.where = where;
    }

    @Override
    public @Nullable Rows next() {
        try {
            List<ColumnVector> columns = reading.next(batchRows);
            if (columns == null) {
                return null;
            }
            long[] ids = ((IntegerVector) columns.getFirst()).values();
            return new Rows(ids, new FeatureBatch(schema, ids.length, columns.subList(1, columns.size())));
        } catch (SQLException e) {
            throw DatasetQuery.failure(where, e);
        }
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            try {
                reading.close();
            } finally {
                lanes.give(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
