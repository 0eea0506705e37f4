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
    private final boolean readOnly;

    private Database(Path file, Connection connection, boolean readOnly) {
        this.file = file;
        this.connection = connection;
        this.readOnly = readOnly;
        this.presence = new FilePresence(file);
    }

    /** Work on the connection. It does not commit, and it keeps nothing of the connection. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    /**
     * Opens the file, checks it and brings it to the newest schema; makes it if it is absent. A file of a newer version is
     * opened for reading only: newer versions add to what is there, so what this one knows can still be read.
     *
     * @throws RefusedException if it is damaged, not ours, or cannot be written
     */
    public static Database open(Path file, Migrations migrations) {
        String what = file + " cannot be opened";
        Connection connection = null;
        try {
            connection = connect(file, false);
            check(connection, what);
            migrations.check(connection, what);
            if (migrations.isNewer(connection)) {
                connection.close();
                connection = connect(file, true);
                return new Database(file, connection, true);
            }
            // only now: a file that is refused or not ours to change is left as it was
            logAhead(connection);
            migrations.bringUp(connection, file);
            return new Database(file, connection, false);
        } catch (SQLException e) {
            closeQuietly(connection);
            throw SqlFailure.explain(what, e);
        } catch (RuntimeException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    private static Connection connect(Path file, boolean readOnly) throws SQLException {
        NativeLibraries.prepareSqlite();
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        config.enforceForeignKeys(true);
        config.setReadOnly(readOnly);
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

    /** Whether the file is of a newer version, so that every {@link #write} is refused. */
    public boolean isReadOnly() {
        return readOnly;
    }

    /** @throws RefusedException if the file is of a newer version */
    public void requireWritable(String what) {
        if (readOnly) {
            throw new RefusedException(what,
                    file + " was made by a newer version of Second Look and is open for reading only",
                    "Install the newest version to go on working in it.");
        }
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
            requireWritable(what);
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
