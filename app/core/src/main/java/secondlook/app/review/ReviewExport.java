package secondlook.app.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.app.run.RunManifest;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * Writes a session as a table that others can read: {@code row_id}, every dataset column, {@code predicted},
 * {@code confidence}, {@code p_<class>}…, {@code reason}, {@code inclusion_probability}, {@code verdict} ({@code label},
 * {@code accept}, {@code skip}, {@code defer}, {@code retract}; empty if none), {@code label}, {@code note},
 * {@code reviewer}, {@code answered_at}, {@code seconds}. Every item is there, answered or not, in the order of the
 * session. The values are not touched: text that a spreadsheet takes for a formula stays as it is.
 *
 * @param run      the run that was reviewed
 * @param runFile  its Parquet file
 * @param database the dataset's snapshot; {@code null} if the run has none. If the file is missing, its columns are left
 *                 out
 */
public record ReviewExport(RunManifest run, Path runFile, @Nullable Path database) {

    /**
     * Writes the file under a temporary name and renames it.
     *
     * @param out     replaced if it is there
     * @param history every act in order, with {@code act} and {@code supersedes}, instead of what counts for each item
     * @return number of rows written
     * @throws RefusedException if the ending is neither {@code .csv} nor {@code .parquet}, or it cannot be written
     */
    public long write(ReviewSession session, Path out, boolean history) {
        String format = format(out);
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try (DuckDBConnection connection = DuckDb.inMemory()) {
            ExportRows.load(connection, session, history);
            long rows;
            try (Statement statement = connection.createStatement()) {
                rows = statement.executeUpdate("COPY (" + select(connection, history) + ") TO "
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

    private static String format(Path out) {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return " (FORMAT csv, HEADER true, NULLSTR '')";
        }
        if (name.endsWith(".parquet")) {
            return " (FORMAT parquet, COMPRESSION zstd)";
        }
        throw new RefusedException(out + " was not written", "the name ends neither in .csv nor in .parquet",
                "Choose one of these endings.");
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
        boolean rows = database != null && Files.isRegularFile(database);
        if (database != null && rows) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ATTACH " + Sql.text(database.toAbsolutePath().toString()) + " AS d (READ_ONLY)");
            }
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
