package secondlook.app.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.duckdb.DuckDBPreparedStatement;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;

/** Runs a long statement that stops soon after its job is cancelled. */
public final class WatchedStatement {

    private static final long GLANCE_MILLIS = 50;

    private WatchedStatement() {
    }

    /**
     * @param progress told the share done, from 0 to 1, where the database knows it
     * @throws JobCancelledException if the context was cancelled while it ran
     */
    public static void execute(Connection connection, String sql, JobContext context, DoubleConsumer progress)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            watched(statement, context, progress, () -> statement.execute(sql));
        }
    }

    /** Something that is done with a statement. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * Has the statement watched while it works.
     *
     * @param progress told the share done, from 0 to 1, where the database knows it
     * @param work     runs the statement, and may close it
     * @throws JobCancelledException if the context was cancelled meanwhile
     */
    public static <T> T watched(Statement statement, JobContext context, DoubleConsumer progress, Work<T> work)
            throws SQLException {
        context.checkCancelled();
        CountDownLatch done = new CountDownLatch(1);
        Thread watcher = Thread.ofPlatform().daemon().name("watch-statement")
                .start(() -> watch(statement, context, progress, done));
        T result;
        try {
            result = work.run();
        } catch (SQLException e) {
            if (context.isCancelled()) {
                throw (JobCancelledException) new JobCancelledException().initCause(e);
            }
            throw e;
        } finally {
            done.countDown();
            join(watcher);
        }
        context.checkCancelled();
        return result;
    }

    private static void watch(Statement statement, JobContext context, DoubleConsumer progress, CountDownLatch done) {
        try {
            while (!done.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (context.isCancelled()) {
                    // again and again: a cancel that comes between two internal steps is lost
                    statement.cancel();
                } else if (statement instanceof DuckDBPreparedStatement duck) {
                    double percent = duck.getQueryProgress().getPercentage();
                    if (percent >= 0) {
                        progress.accept(percent / 100);
                    }
                }
            }
        } catch (SQLException | InterruptedException e) {
            // the statement is over or was closed: there is nothing left to watch
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread watcher) {
        boolean interrupted = false;
        while (watcher.isAlive()) {
            try {
                watcher.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
