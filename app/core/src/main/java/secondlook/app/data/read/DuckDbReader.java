package secondlook.app.data.read;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * Reads one table of a DuckDB database, on a connection of its own that is read-only and reaches no other file. Views are
 * not offered: their text is the file's, and it could ask for anything.
 */
final class DuckDbReader implements DatasetReader {

    private static final String MAGIC = "DUCK";
    private static final int MAGIC_AT = 8;

    @Override
    public boolean recognises(SourceFile source) {
        byte[] head = source.head();
        if (head.length < MAGIC_AT + MAGIC.length()) {
            return false;
        }
        for (int i = 0; i < MAGIC.length(); i++) {
            if (head[MAGIC_AT + i] != MAGIC.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public SourceTable open(Opening opening) {
        SourceFile source = opening.source();
        try (DuckDBConnection connection = DuckDb.readOnly(source.path());
                ScratchTable rows = new ScratchTable(opening.scratch())) {
            TableChoice table = TableChoice.of(source, opening.options().get(ReadOptions.TABLE), tables(connection));
            opening.context().step("Reading the table " + table.name());
            List<String> warnings = new ArrayList<>(table.warnings());
            String select = select(connection, source, table.name(), warnings);
            List<String> names;
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(select)) {
                names = JdbcRows.copy(result, rows, opening.context());
            }
            rows.close();
            return rows.table("duckdb", names, warnings, table.guesses());
        } catch (SQLException e) {
            throw new RefusedException(new Problem(source.origin() + " cannot be imported", null,
                    "it cannot be opened as a DuckDB database: " + firstLine(e),
                    "Close the program that has it open, or export the table as Parquet."), e);
        } catch (IOException e) {
            throw ImportFailures.io(source, e);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
    }

    private static String select(DuckDBConnection connection, SourceFile source, String table, List<String> warnings)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("DESCRIBE " + qualified(table))) {
            while (result.next()) {
                String name = result.getString(1);
                String type = result.getString(2);
                columns.add(StoredType.column(name, Sql.name(name), type).expression() + " AS " + Sql.name(name));
                String loss = StoredType.loss(name, type);
                if (loss != null) {
                    warnings.add(loss);
                }
            }
        }
        ColumnLimit.check(source, columns.size());
        return "SELECT " + String.join(", ", columns) + " FROM " + qualified(table);
    }

    /** {@code schema.table}, as {@link #tables} lists it. */
    private static String qualified(String table) {
        int dot = table.indexOf('.');
        return dot < 0
                ? "main." + Sql.name(table)
                : Sql.name(table.substring(0, dot)) + '.' + Sql.name(table.substring(dot + 1));
    }

    private static Map<String, Long> tables(DuckDBConnection connection) throws SQLException {
        Map<String, Long> tables = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT schema_name, table_name, estimated_size"
                        + " FROM duckdb_tables() WHERE NOT internal AND NOT temporary ORDER BY table_oid")) {
            while (result.next()) {
                String schema = result.getString(1);
                String name = result.getString(2);
                tables.put(schema.equals("main") && name.indexOf('.') < 0 ? name : schema + '.' + name,
                        result.getLong(3));
            }
        }
        return tables;
    }

}
