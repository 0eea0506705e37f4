package secondlook.app.data.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import secondlook.app.duckdb.Sql;
import secondlook.app.natives.NativeLibraries;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * Reads one table of an SQLite database. The file is opened as one that nobody changes, so that nothing is written
 * beside it; what it says about functions is not trusted, and views are not offered.
 */
final class SqliteReader implements DatasetReader {

    private static final int MOST_TABLES = 10_000;

    @Override
    public boolean recognises(SourceFile source) {
        return source.startsWith("SQLite format 3\0");
    }

    @Override
    public SourceTable open(Opening opening) {
        SourceFile source = opening.source();
        try (Connection connection = connect(source);
                ScratchTable rows = new ScratchTable(opening.scratch())) {
            TableChoice table = TableChoice.of(source, opening.options().get(ReadOptions.TABLE), tables(connection));
            List<String> warnings = new ArrayList<>(table.warnings());
            Path log = source.path().resolveSibling(source.path().getFileName() + "-wal");
            if (Files.isRegularFile(log) && Files.size(log) > 0) {
                warnings.add("Changes that still lie in " + log.getFileName() + " were not read.");
            }
            opening.context().step("Reading the table " + table.name());
            List<String> names;
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT * FROM " + Sql.name(table.name()))) {
                names = JdbcRows.copy(result, rows, opening.context());
            }
            rows.close();
            ColumnLimit.check(source, names.size());
            return rows.table("sqlite", names, warnings, table.guesses());
        } catch (SQLException e) {
            throw new RefusedException(new Problem(source.origin() + " cannot be imported", null,
                    "it is damaged or not an SQLite database: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown"),
                    "Try to open it with the program that made it."), e);
        } catch (IOException e) {
            throw ImportFailures.io(source, e);
        }
    }

    private static Connection connect(SourceFile source) throws SQLException {
        NativeLibraries.prepareSqlite();
        SQLiteConfig config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        String file = source.path().toUri().getRawPath();
        Connection connection = JDBC.createConnection("jdbc:sqlite:file:" + file + "?mode=ro&immutable=1",
                config.toProperties());
        if (connection == null) {
            throw new SQLException("no SQLite driver");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema=OFF");
            statement.execute("PRAGMA query_only=ON");
            statement.execute("PRAGMA cell_size_check=ON");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Map<String, Long> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'"
                        + " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid"
                        + " LIMIT " + MOST_TABLES)) {
            while (result.next()) {
                names.add(result.getString(1));
            }
        }
        Map<String, Long> tables = new LinkedHashMap<>();
        for (String name : names) {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT count(*) FROM " + Sql.name(name))) {
                result.next();
                tables.put(name, result.getLong(1));
            }
        }
        return tables;
    }
}
