package secondlook.app.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import secondlook.app.natives.NativeLibraries;
import secondlook.app.natives.NativeLibraries;
import secondlook.runtime.RefusedException;

/**
 * An open SQLite database in WAL mode with {@code synchronous=FULL}. Thread-safe: one piece of work at a time. A
 * {@link #write} that returned survives the end of the process and of the machine.
 */
public final class Database implements AutoCloseable {

    private final Path file;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private final FilePresence presence;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.presence = new FilePresence(file);
    }

    /** Work on the connection. It does not commit, and it keeps nothing of the connection. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    /**
     * Opens the file, checks it and brings it to the newest schema; makes it if it is absent.
     *
     * @throws RefusedException if it is damaged, not ours, of a newer version, or cannot be written
     */
    public static Database open(Path file, Migrations migrations) {
        String what = file + " cannot be opened";
        Connection connection = null;
        try {
            connection = connect(file);
            check(connection, what);
            migrations.check(connection, what);
            // only now: a file that is refused is left as it was
            logAhead(connection);
            migrations.bringUp(connection, file);
            return new Database(file, connection);
        } catch (SQLException e) {
            closeQuietly(connection);
            throw SqlFailure.explain(what, e);
        } catch (RuntimeException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    private static Connection connect(Path file) throws SQLException {
        NativeLibraries.prepareSqlite();
        NativeLibraries.prepareSqlite();
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        config.enforceForeignKeys(true);
        Properties properties = config.toProperties();
        Connection connection = JDBC.createConnection("jdbc:sqlite:" + file.toAbsolutePath(), properties);
        if (connection == null) {
            throw new SQLException("no SQLite driver for " + file);
        }
        return connection;
    }

    private static void logAhead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA journal_mode=WAL");
        }
    }

    /** A quick look at every page, so that damage is met now and not in the middle of an hour's work. */
    private static void check(Connection connection, String what) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!rows.next() || !"ok".equals(rows.getString(1))) {
                throw new RefusedException(what, "the file is damaged", SqlFailure.DAMAGED_REMEDY);
            }
        }
    }

    public Path file() {
        return file;
    }

    /**
     * Reads.
     *
     * @param what what fails if this fails, for a person ("The reviews cannot be read")
     */
    public <T extends @Nullable Object> T read(String what, Work<T> work) {
        lock.lock();
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw SqlFailure.explain(what, e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does the work in one transaction and returns when it is on the disk. Nothing of it is kept if it fails.
     *
     * @param what what fails if this fails, for a person ("Your answer was not saved")
     * @throws RefusedException if the disk is full, the file is gone or cannot be written
     */
    public <T extends @Nullable Object> T write(String what, Work<T> work) {
        lock.lock();
        try {
            presence.require(what);
            T result = Transaction.run(connection, work);
            // SQLite happily writes on into files that were deleted under it; what went there is not kept
            presence.require(what);
            return result;
        } catch (SQLException e) {
            throw SqlFailure.explain(what, e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closeQuietly(connection);
        } finally {
            lock.unlock();
        }
    }

    private static void closeQuietly(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException nothingToLose) {
            // every transaction was on disk when its write returned
        }
    }
}
