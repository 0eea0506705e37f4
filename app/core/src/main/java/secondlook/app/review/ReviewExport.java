package secondlook.app.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.app.run.RunManifest;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * Writes a session as a table that others can read: {@code row_id}, every dataset column, {@code predicted},
 * {@code confidence}, {@code p_<class>}…, {@code reason}, {@code inclusion_probability}, {@code verdict} (a
 * {@link VerdictKind#key()}; empty if none), {@code label}, {@code note}, {@code reviewer}, {@code answered_at},
 * {@code seconds}, {@code blind}, {@code proposals} (JSON, by field). Every item is there, answered or not, in the order of the
 * session. The values are not touched, unless text that a spreadsheet takes for a formula is to be
 * neutralised: then it gets an apostrophe before it.
 *
 * @param run      the run that was reviewed
 * @param runFile  its Parquet file
 * @param database the dataset's snapshot; {@code null} if the run has none. If the file is missing, its columns are left
 *                 out
 */
public record ReviewExport(RunManifest run, Path runFile, @Nullable Path database) {

    private static final Pattern RESERVED = Pattern.compile(
            "(?i)(raw_)?p_.*|row_id|predicted|confidence|status|prediction|lower|upper|y_true|truth|label|target");

    /**
     * Writes the file under a temporary name and renames it.
     *
     * @param out     replaced if it is there
     * @param history every act in order, with {@code act} and {@code supersedes}, instead of what counts for each item
     * @return number of rows written
     * @throws RefusedException if the ending is neither {@code .csv}, {@code .parquet} nor {@code .jsonl}, or it cannot be written
     */
    public long write(ReviewSession session, Path out, boolean history) {
        return write(session, out, history, false);
    }

    /**
     * As {@link #write(ReviewSession, Path, boolean)}.
     *
     * @param neutralised whether texts that begin with {@code = + - @}, a tab or a carriage return get an apostrophe
     *                    before them
     */
    public long write(ReviewSession session, Path out, boolean history, boolean neutralised) {
        String format = format(out);
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try (DuckDBConnection connection = DuckDb.inMemory()) {
            ExportRows.load(connection, session, history);
            long rows;
            try (Statement statement = connection.createStatement()) {
                String select = select(connection, history);
                rows = statement.executeUpdate("COPY (" + (neutralised ? neutral(connection, select) : select) + ") TO "
                        + Sql.text(part.toAbsolutePath().toString()) + format);
            }
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (SQLException | IOException e) {
            throw new RefusedException(new Problem(out + " was not written", firstLine(e),
                    "Check the folder, your rights and the free space."), e);
        } finally {
            deleteQuietly(part);
        }
    }

    /**
     * Writes the rows of the items with their distributions as a Parquet file, one line an item in the order of the session.
     * The truth is not among the columns: whoever gets the file is to find it out.
     */
    public void writeRows(ReviewSession session, Path out) {
        try (DuckDBConnection connection = DuckDb.inMemory(); Statement statement = connection.createStatement()) {
            ExportRows.load(connection, session, false);
            String runTable = "read_parquet(" + Sql.file(runFile) + ", file_row_number = true)";
            List<String> runColumns = DuckDb.columns(connection, runTable);
            List<String> chosen = new ArrayList<>();
            boolean rows = attach(connection);
            if (rows) {
                for (String name : DuckDb.columns(connection, "d.data")) {
                    // of predictions made elsewhere the dataset is the file: its distributions are there already
                    boolean own = run.modelSha256() == null && run.binding().containsValue(name);
                    if (!name.equals(run.truth()) && !own) {
                        // a name that means something in a file of predictions would be taken for it
                        chosen.add("s." + Sql.name(name) + " AS "
                                + Sql.name(RESERVED.matcher(name).matches() ? "field_" + name : name));
                    }
                }
            }
            for (int k = 1; k <= run.classes().size(); k++) {
                chosen.add("r." + Sql.name(runColumns.get(k)) + " AS " + Sql.name("p_" + run.classes().get(k - 1)));
            }
            statement.execute("COPY (SELECT " + String.join(", ", chosen) + " FROM items i LEFT JOIN " + runTable
                    + " r ON r.file_row_number = i.run_index"
                    + (rows ? " LEFT JOIN d.data AS s ON s.rowid = i.row_id" : "") + " ORDER BY i.place) TO "
                    + Sql.text(out.toAbsolutePath().toString()) + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException e) {
            throw new RefusedException(new Problem(out + " was not written", firstLine(e),
                    "Check the folder, your rights and the free space."), e);
        }
    }

    private boolean attach(DuckDBConnection connection) throws SQLException {
        if (database == null || !Files.isRegularFile(database)) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ATTACH " + Sql.text(database.toAbsolutePath().toString()) + " AS d (READ_ONLY)");
        }
        return true;
    }

    private static String format(Path out) {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return " (FORMAT csv, HEADER true, NULLSTR '')";
        }
        if (name.endsWith(".parquet")) {
            return " (FORMAT parquet, COMPRESSION zstd)";
        }
        if (name.endsWith(".jsonl")) {
            return " (FORMAT json)";
        }
        throw new RefusedException(out + " was not written", "the name ends neither in .csv, .parquet nor .jsonl",
                "Choose one of these endings.");
    }

    private static String neutral(DuckDBConnection connection, String select) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("DESCRIBE " + select)) {
            while (row.next()) {
                String name = Sql.name(row.getString(1));
                String alias = row.getString(1).matches("(?s)[=+\\-@\t\r].*")
                        ? Sql.name("'" + row.getString(1))
                        : name;
                columns.add((row.getString(2).equals("VARCHAR")
                        ? "regexp_replace(" + name + ", '^([=+\\-@\\t\\r])', chr(39) || '\\1')"
                        : name) + " AS " + alias);
            }
        }
        return "SELECT " + String.join(", ", columns) + " FROM (" + select + ")";
    }

    private String select(DuckDBConnection connection, boolean history) throws SQLException {
        String runTable = "read_parquet(" + Sql.file(runFile) + ", file_row_number = true)";
        List<String> runColumns = DuckDb.columns(connection, runTable);
        List<String> chosen = new ArrayList<>(List.of("i.row_id"));
        List<String> ours = new ArrayList<>();
        int classes = run.classes().size();
        if (classes == 0) {
            ours.add("r." + Sql.name(runColumns.get(1)) + " AS prediction");
        } else {
            ours.add("i.predicted AS predicted");
            // by place, as every run has them: names may have been changed where two were alike
            ours.add("r." + Sql.name(runColumns.get(classes + 2)) + " AS confidence");
            for (int k = 1; k <= classes; k++) {
                ours.add("r." + Sql.name(runColumns.get(k)));
            }
        }
        ours.addAll(ExportRows.columns(history));
        boolean rows = attach(connection);
        if (rows) {
            chosen.addAll(datasetColumns(DuckDb.columns(connection, "d.data"), ours));
        }
        chosen.addAll(ours);
        return "SELECT " + String.join(", ", chosen) + " FROM items i LEFT JOIN " + runTable
                + " r ON r.file_row_number = i.run_index"
                + (rows ? " LEFT JOIN d.data AS s ON s.rowid = i.row_id" : "") + " ORDER BY i.place";
    }

    /** The dataset's columns; one that is called like one of ours gets a number behind its name. */
    private static List<String> datasetColumns(List<String> names, List<String> ours) {
        Map<String, Integer> used = new HashMap<>();
        used.put("row_id", 1);
        for (String column : ours) {
            String name = column.substring(column.lastIndexOf(" AS ") < 0 ? 2 : column.lastIndexOf(" AS ") + 4);
            used.put(name.replaceAll("^\"|\"$", "").replace("\"\"", "\"").toLowerCase(Locale.ROOT), 1);
        }
        List<String> columns = new ArrayList<>();
        for (String name : names) {
            String free = name;
            for (int n = 2; used.putIfAbsent(free.toLowerCase(Locale.ROOT), 1) != null; n++) {
                free = name + "_" + n;
            }
            columns.add("s." + Sql.name(name) + " AS " + Sql.name(free));
        }
        return columns;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException remains) {
            // named .part: nobody takes it for the file
        }
    }
}
