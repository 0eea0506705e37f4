package secondlook.app.duckdb;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** An empty database in memory that reaches no file at all and says its failures as JSON, with their place. */
    public static DuckDBConnection bench() throws SQLException {
        Properties options = options();
        options.setProperty("temp_directory", "");
        options.setProperty("threads", "1");
        return open("", options, List.of("SET errors_as_json=true", "SET enable_external_access=false"));
    }

    /**
     * A database that sees other databases, read-only, and from then on no other file. It says its failures as JSON, with their
     * place.
     *
     * @param file     a new database file; {@code null} for memory alone
     * @param attached database files by the name that they have in statements
     * @param scratch  what does not fit into memory is spilled there; {@code null} to spill nothing
     */
    public static DuckDBConnection attached(@Nullable Path file, Map<String, Path> attached, @Nullable Path scratch)
            throws SQLException {
        Properties options = options();
        options.setProperty("temp_directory", scratch == null ? "" : scratch.toAbsolutePath().toString());
        List<String> first = new ArrayList<>();
        attached.forEach((name, other) -> first
                .add("ATTACH " + Sql.text(other.toAbsolutePath().toString()) + " AS " + Sql.name(name)
                        + " (READ_ONLY)"));
        first.add("SET errors_as_json=true");
        first.add("SET enable_external_access=false");
        return open(file == null ? "" : file.toAbsolutePath().toString(), options, first);
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

    /** A file that is open already is the same database: what was set and locked for it holds for every connection. */
    private static boolean isSet(Statement statement) throws SQLException {
        try (ResultSet locked = statement.executeQuery("SELECT current_setting('lock_configuration')")) {
            return locked.next() && locked.getBoolean(1);
        }
    }

    private static DuckDBConnection open(String path, Properties options) throws SQLException {
        return open(path, options, List.of());
    }

    private static DuckDBConnection open(String path, Properties options, List<String> first) throws SQLException {
        var connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + path, options);
        if (LOADED.compareAndSet(false, true)) {
            NativeLibraries.forgetDuckDbFile();
        }
        try (Statement statement = connection.createStatement()) {
            if (!isSet(statement)) {
                statement.execute("SET GLOBAL TimeZone='UTC'");
                // without a bar the library does not work out how far it is; nothing of it is printed
                statement.execute("SET enable_progress_bar_print=false");
                statement.execute("SET progress_bar_time=0");
                statement.execute("SET enable_progress_bar=true");
                for (String one : first) {
                    statement.execute(one);
                }
                statement.execute("SET lock_configuration=true");
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}
