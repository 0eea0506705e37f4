package secondlook.app.review.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.app.review.family.LabelSet;
import secondlook.app.review.family.LabelSet.RowLabel;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * Rows to learn from: those that people labelled, with their label in the target column, and, if wanted, rows whose target
 * was known before.
 *
 * @param reviewed rows that people labelled
 * @param copies   of those rows in the file
 * @param known    rows whose target was known before
 * @param replaced rows whose target was known before and that are left out, for what people said of them counts
 */
public record TrainingSet(long reviewed, long copies, long known, long replaced) {

    private static final String WHAT = "No training set was made";

    /**
     * Writes the rows as a Parquet file.
     *
     * @param database the snapshot of the dataset whose rows were reviewed
     * @param target   column that receives the labels; made if the dataset has none of that name
     * @param base     snapshot of rows whose target is known; {@code null} for none. May be {@code database} itself. Rows of it
     *                 that were reviewed are left out, for what people said counts more
     * @throws RefusedException if there is no label, a label does not fit the target's type, or it cannot be written
     */
    public static TrainingSet write(Path database, LabelSet labels, LabelWeights weights, String target,
            @Nullable Path base, Path out) {
        if (labels.labels().isEmpty()) {
            throw new RefusedException(WHAT, "no label counts yet", "Answer some items, or choose another policy.");
        }
        try (DuckDBConnection connection = DuckDb.inMemory(); Statement statement = connection.createStatement()) {
            long copies = load(connection, labels, weights);
            attach(statement, database, "d");
            boolean same = base != null && Files.isSameFile(base, database);
            if (base != null && !same) {
                attach(statement, base, "b");
            }
            List<String> columns = DuckDb.columns(connection, "d.data");
            String known = base == null ? null : same ? "d.data" : "b.data";
            if (known != null && !DuckDb.columns(connection, known).contains(target)) {
                throw new RefusedException(WHAT, "the rows to learn from besides have no column " + target,
                        "Name the column that holds their right answer.");
            }
            String label = label(statement, columns, known, target);
            String reviewed = "SELECT s.* " + (columns.contains(target)
                    ? "REPLACE (" + label + " AS " + Sql.name(target) + ")"
                    : ", " + label + " AS " + Sql.name(target))
                    + " FROM labels l JOIN d.data s ON s.rowid = l.row_id, range(l.copies)";
            String query = reviewed;
            long before = 0;
            long replaced = 0;
            if (known != null) {
                String rows = same
                        ? KnownRows.ofItself(target)
                        : KnownRows.of(connection, known, target).from(known);
                before = count(statement, "SELECT count(*)" + rows);
                replaced = count(statement, "SELECT count(*) FROM " + known + " k WHERE k." + Sql.name(target)
                        + " IS NOT NULL") - before;
                query = "SELECT k.*" + rows + " UNION ALL BY NAME (" + reviewed + ")";
            }
            statement.execute("COPY (" + query + ") TO " + Sql.text(out.toAbsolutePath().toString())
                    + " (FORMAT parquet, COMPRESSION zstd)");
            return new TrainingSet(labels.labels().size(), copies, before, replaced);
        } catch (SQLException | IOException e) {
            throw new RefusedException(new Problem(WHAT,
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown"),
                    "Check that the rows to learn from have the same columns, and the space on the disk."), e);
        }
    }

    private static long load(DuckDBConnection connection, LabelSet labels, LabelWeights weights) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE labels (row_id BIGINT, label VARCHAR, copies BIGINT)");
        }
        long copies = 0;
        try (DuckDBAppender appender = connection.createAppender("main", "labels")) {
            for (RowLabel label : labels.labels()) {
                int times = weights.copies(label);
                copies += times;
                appender.beginRow();
                appender.append(label.rowId()).append(label.label()).append((long) times);
                appender.endRow();
            }
        }
        return copies;
    }

    private static void attach(Statement statement, Path database, String name) throws SQLException {
        statement.execute("ATTACH " + Sql.text(database.toAbsolutePath().toString()) + " AS " + name + " (READ_ONLY)");
    }

    /** The label as the target has it; a label that does not fit is met now and not in training. */
    private static String label(Statement statement, List<String> columns, @Nullable String known, String target)
            throws SQLException {
        String from = columns.contains(target) ? "d.data" : known;
        if (from == null) {
            return "l.label";
        }
        String type;
        try (ResultSet row = statement
                .executeQuery("SELECT typeof(" + Sql.name(target) + ") FROM " + from + " LIMIT 1")) {
            type = row.next() ? row.getString(1) : "VARCHAR";
        }
        String cast = "TRY_CAST(l.label AS " + type + ")";
        long unfit = count(statement, "SELECT count(*) FROM labels l WHERE " + cast + " IS NULL");
        if (unfit > 0) {
            throw new RefusedException(WHAT, unfit + " labels do not fit the column " + target + " (" + type + ")",
                    "Name the column that the labels are of.");
        }
        return cast;
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
