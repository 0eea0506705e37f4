package secondlook.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobCancelledException;

/**
 * Writes batches into a Parquet file on a thread of its own, which is where they are compressed. The file has its name
 * only once all of it is there; closing without {@link #finish} leaves nothing.
 */
final class RunWriter implements AutoCloseable {

    private static final int BATCHES_AHEAD = 4;

    /** Small row groups so that a single row can be looked up quickly. */
    private static final int ROW_GROUP = 30_720;

    /** The second version's encodings make doubles half as large in half the time; text has few values, numbers many. */
    private static final String OPTIONS = " (FORMAT parquet, PARQUET_VERSION V2, COMPRESSION zstd, COMPRESSION_LEVEL 1,"
            + " DICTIONARY_SIZE_LIMIT 1000, ROW_GROUP_SIZE " + ROW_GROUP + ")";

    private final Path file;
    private final Path part;
    private final List<RunColumn> columns;
    private final Handover<ScoredBatch> handover = new Handover<>(BATCHES_AHEAD);
    private final Thread thread;
    private volatile @Nullable Throwable failure;

    /** Begins writing. The file's folder must exist. */
    RunWriter(Path file, List<RunColumn> columns) {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.columns = List.copyOf(columns);
        this.thread = Thread.ofPlatform().daemon().name("write-run").unstarted(this::copy);
        thread.start();
    }

    /** Hands a batch over; it must not be changed afterwards. */
    void write(ScoredBatch batch) {
        if (!handover.put(batch)) {
            throw failed();
        }
    }

    /** Waits until everything is written and gives the file its name. */
    void finish() {
        handover.complete();
        join();
        if (failure != null || handover.isBroken()) {
            throw failed();
        }
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    @Override
    public void close() {
        handover.breakOff();
        join();
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                handover.breakOff();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void copy() {
        try (DuckDBConnection connection = DuckDb.oneThread()) {
            try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
                function.withName("batches").withFunction(new Batches()).register(connection);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("COPY (SELECT " + select() + " FROM batches()) TO "
                        + Sql.text(part.toAbsolutePath().toString()) + OPTIONS);
            }
        } catch (SQLException | RuntimeException | Error e) {
            failure = e;
        } finally {
            // wakes whoever waits to hand over the next batch
            if (failure != null) {
                handover.breakOff();
            }
        }
    }

    private String select() {
        return columns.stream().map(column -> column.expression() + " AS " + Sql.name(column.name()))
                .collect(Collectors.joining(", "));
    }

    private RuntimeException failed() {
        Throwable cause = failure;
        if (cause instanceof Error error) {
            throw error;
        }
        // without a failure it was an interrupt that ended it
        return cause == null ? new JobCancelledException() : cannotWrite(cause);
    }

    private RefusedException cannotWrite(Throwable e) {
        return new RefusedException(new Problem("The run cannot be written to " + file.getParent(), null,
                DiskTrouble.words(e),
                "Free some space or choose another folder."), e);
    }

    /** Gives the database the batches, a vector's worth at a time. */
    private final class Batches implements DuckDBTableFunction<Object, Object, Object> {

        private final List<RunColumn.Part> parts = columns.stream().flatMap(c -> c.parts().stream()).toList();
        private @Nullable ScoredBatch batch;
        private int used;

        @Override
        public Object bind(DuckDBTableFunctionBindInfo info) {
            for (int i = 0; i < parts.size(); i++) {
                info.addResultColumn("v" + i, parts.get(i).type());
            }
            return this;
        }

        @Override
        public Object init(DuckDBTableFunctionInitInfo info) {
            // order is kept by there being one thread only
            info.setMaxThreads(1);
            return this;
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
            while (batch == null || used == batch.rows()) {
                batch = handover.take();
                used = 0;
                if (batch == null) {
                    if (handover.isBroken()) {
                        throw new IllegalStateException("broken off");
                    }
                    return 0;
                }
            }
            int count = (int) Math.min(chunk.capacity(), batch.rows() - used);
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).fill().fill(batch, used, chunk.vector(i), count);
            }
            used += count;
            return count;
        }
    }
}
