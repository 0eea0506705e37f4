package secondlook.app.duckdb;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import secondlook.app.natives.NativeLibraries;

/** Opens embedded databases. None of them loads an extension from anywhere, and none takes orders on its configuration. */
public final class DuckDb {

    /** Leaves a small machine room for the Java heap, the native code of models and the file cache. */
    private static final String MEMORY = "1GB";

    /** Whether the native library was seen to be loaded; it is loaded once a process. */
    private static final AtomicBoolean LOADED = new AtomicBoolean();

    /** What the native library says of itself, asked once: that takes a database to be opened. */
    private static final AtomicReference<@Nullable String> VERSION = new AtomicReference<>();

    private DuckDb() {
    }

    /** An existing database, read-only, from which no other file can be reached. */
    public static DuckDBConnection readOnly(Path file) throws SQLException {
        Properties options = options();
        options.setProperty("duckdb.read_only", "true");
        options.setProperty("enable_external_access", "false");
        options.setProperty("temp_directory", "");
        return open(file.toAbsolutePath().toString(), options);
    }

    /** A new database file. */
    public static DuckDBConnection create(Path file, Path scratch) throws SQLException {
        Properties options = options();
        options.setProperty("temp_directory", scratch.toAbsolutePath().toString());
        return open(file.toAbsolutePath().toString(), options);
    }

    /** A database of its own in memory that reads and writes files; nothing is spilled to disk. */
    public static DuckDBConnection inMemory() throws SQLException {
        Properties options = options();
        options.setProperty("temp_directory", "");
        return open("", options);
    }

    /**
     * The names of the columns of a table or table function, in order.
     *
     * @param from SQL; every name in it is quoted already
     */
    public static List<String> columns(DuckDBConnection connection, String from) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("DESCRIBE SELECT * FROM " + from)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    /**
     * As {@link #inMemory}, on the calling thread alone. Rows keep their order without being gathered and sorted first,
     * because there is nothing that could overtake.
     */
    public static DuckDBConnection oneThread() throws SQLException {
        Properties options = options();
        options.setProperty("temp_directory", "");
        options.setProperty("threads", "1");
        options.setProperty("preserve_insertion_order", "false");
        return open("", options);
    }

    /** The library's version, as it says itself, without the leading v. */
    public static String version() throws SQLException {
        String known = VERSION.get();
        if (known == null) {
            try (DuckDBConnection connection = inMemory()) {
                known = connection.getMetaData().getDatabaseProductVersion();
            }
            VERSION.set(known);
        }
        return known.startsWith("v") ? known.substring(1) : known;
    }

    private static Properties options() {
        Properties options = new Properties();
        options.setProperty("autoinstall_known_extensions", "false");
        options.setProperty("autoload_known_extensions", "false");
        options.setProperty("memory_limit", MEMORY);
        options.setProperty("jdbc_stream_results", "true");
        return options;
    }

    private static DuckDBConnection open(String path, Properties options) throws SQLException {
        var connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + path, options);
        if (LOADED.compareAndSet(false, true)) {
            NativeLibraries.forgetDuckDbFile();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone='UTC'");
            statement.execute("SET lock_configuration=true");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}
