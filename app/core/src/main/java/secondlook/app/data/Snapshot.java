package secondlook.app.data;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import secondlook.app.data.read.Guess;
import secondlook.app.data.read.SourceTable;
import secondlook.app.data.read.SourceTable.SourceColumn;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.app.duckdb.WatchedStatement;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.Schema;
import secondlook.runtime.job.JobContext;

/**
 * A database file with the rows of one source, in file order. A row's id is its position: the table's own {@code rowid},
 * which costs nothing to store and never changes in a file that is never written again.
 *
 * @param warnings what a person should know of how it was read
 * @param guesses  what was found out about the file
 */
record Snapshot(String format, long rows, Schema schema, List<String> warnings, List<Guess> guesses) {

    /** What the rows come from. */
    @FunctionalInterface
    interface Source {
        SourceTable open(DuckDBConnection connection) throws SQLException;
    }

    /** The table with the rows, of an imported dataset the only one. */
    static final String TABLE = "data";

    /** Of a shaped dataset: from which row of the imported one each row comes. */
    static final String ORIGIN = "origin";

    /** @throws SQLException if the source or the disk fails; the half-made file is the caller's to remove */
    static Snapshot make(Source source, Path database, Path scratch, JobContext context) throws SQLException {
        try (DuckDBConnection connection = DuckDb.create(database, scratch.resolve("spill"))) {
            SourceTable table = source.open(connection);
            String columns = table.columns().stream().map(c -> c.expression() + " AS " + Sql.name(c.name()))
                    .collect(Collectors.joining(", "));
            WatchedStatement.execute(connection,
                    "CREATE TABLE " + TABLE + " AS SELECT " + columns + " FROM " + table.from(), context,
                    share -> context.progress(Math.round(share * 1000), 1000));
            WatchedStatement.execute(connection, "CHECKPOINT", context, share -> {
            });
            Schema schema = new Schema(table.columns().stream().map(Snapshot::column).toList());
            return new Snapshot(table.format(), count(connection), schema, table.warnings(),
                    table.guesses());
        }
    }

    private static Column column(SourceColumn column) {
        return new Column(column.name(), column.type());
    }

    private static long count(DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM " + TABLE)) {
            result.next();
            return result.getLong(1);
        }
    }
}
