package secondlook.app.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;

/** Cuts the result of a query into batches of typed columns. Used by one thread. */
public final class ResultReading implements AutoCloseable {

    private final DuckDBPreparedStatement statement;
    private final DuckDBChunkedResult result;
    private final List<ColumnType> types;
    private @Nullable DuckDBDataChunkReader chunk;
    private int used;

    /**
     * @param statement ready to run; closed with this
     * @param types     of the result's columns, which were selected by {@link ColumnBuffer#select}
     */
    public ResultReading(DuckDBPreparedStatement statement, List<ColumnType> types) throws SQLException {
        this.statement = statement;
        this.result = statement.query();
        this.types = List.copyOf(types);
    }

    /**
     * Up to {@code rows} further rows, column by column; {@code null} at the end.
     *
     * @throws SQLException if the query fails on the way
     */
    public @Nullable List<ColumnVector> next(int rows) throws SQLException {
        List<ColumnBuffer> buffers = new ArrayList<>(types.size());
        int filled = 0;
        while (filled < rows) {
            DuckDBDataChunkReader from = chunk();
            if (from == null) {
                break;
            }
            if (buffers.isEmpty()) {
                types.forEach(type -> buffers.add(ColumnBuffer.of(type, rows)));
            }
            int count = (int) Math.min(rows - filled, from.rowCount() - used);
            for (int c = 0; c < types.size(); c++) {
                buffers.get(c).copy(from.vector(c), used, filled, count);
            }
            used += count;
            filled += count;
        }
        if (filled == 0) {
            return null;
        }
        List<ColumnVector> columns = new ArrayList<>(types.size());
        for (ColumnBuffer buffer : buffers) {
            columns.add(buffer.take(filled));
        }
        return columns;
    }

    // nextChunk throws SQLException without declaring it
    private @Nullable DuckDBDataChunkReader chunk() throws SQLException {
        while (chunk == null || used >= chunk.rowCount()) {
            chunk = null;
            if (!result.nextChunk()) {
                return null;
            }
            chunk = result.chunk();
            used = 0;
        }
        return chunk;
    }

    @Override
    public void close() throws SQLException {
        try (statement) {
            result.close();
        }
    }
}
