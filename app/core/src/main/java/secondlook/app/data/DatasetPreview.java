package secondlook.app.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.read.DatabaseTable;
import secondlook.app.data.read.Guess;
import secondlook.app.data.read.ImportFailures;
import secondlook.app.data.read.Opening;
import secondlook.app.data.read.Opening.Effort;
import secondlook.app.data.read.ReadOptions;
import secondlook.app.data.read.Readers;
import secondlook.app.data.read.SourceFile;
import secondlook.app.data.read.SourceTable;
import secondlook.app.duckdb.DuckDb;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.Schema;
import secondlook.runtime.job.JobContext;

/**
 * The first rows of a file and how it would be read, long before all of it was: of a large text file only the beginning is
 * looked at, so that a type may still prove wrong further down.
 *
 * @param format   the word for it
 * @param schema   its columns
 * @param rows     the first rows as text, one list a row; {@code null} is missing
 * @param guesses  what was assumed, and which option corrects it
 * @param warnings what a person should know
 * @param whole    whether all of the file was looked at
 */
public record DatasetPreview(String format, Schema schema, List<List<@Nullable String>> rows, List<Guess> guesses,
        List<String> warnings, boolean whole) {

    /** Rows shown. */
    public static final int ROWS = 100;

    /** Enough for hundreds of rows of hundreds of columns. */
    private static final int BEGINNING = 2 << 20;

    /**
     * @param scratch a folder in which a folder is made and removed again
     * @throws RefusedException if the file cannot be read as a table
     */
    public static DatasetPreview of(Path source, ReadOptions options, Path scratch, JobContext context) {
        try (Scratch work = Scratch.in(scratch)) {
            Path path = source.toAbsolutePath().normalize();
            boolean whole = !Readers.isText(path) || Files.size(path) <= BEGINNING;
            Path file = whole ? path : beginning(path, work.folder());
            SourceFile examined = SourceFile.examine(file, context).from(path);
            try (DuckDBConnection connection = DuckDb.create(work.folder().resolve("preview.duckdb"),
                    work.folder().resolve("spill"))) {
                SourceTable table = Readers
                        .open(new Opening(examined, options, connection, work.folder(), Effort.QUICK, context));
                return new DatasetPreview(table.format(), schema(table), rows(connection, table), table.guesses(),
                        table.warnings(), whole);
            } catch (SQLException e) {
                throw ImportFailures.sql(examined, e, true);
            }
        } catch (IOException e) {
            throw ImportFailures.folder(scratch, e);
        }
    }

    /**
     * The first rows of a table of a server, or of the answer to a query. As for a file, nothing stays.
     *
     * @throws RefusedException if they cannot be fetched
     */
    public static DatasetPreview of(DatabaseTable asked, Path scratch, JobContext context) {
        try (Scratch work = Scratch.in(scratch)) {
            SourceTable table = asked.fetch(work.folder(), ROWS, context);
            try (DuckDBConnection connection = DuckDb.create(work.folder().resolve("preview.duckdb"),
                    work.folder().resolve("spill"))) {
                List<List<@Nullable String>> rows = rows(connection, table);
                return new DatasetPreview(table.format(), schema(table), rows, table.guesses(), table.warnings(),
                        rows.size() < ROWS);
            } catch (SQLException e) {
                throw new RefusedException(new Problem(asked.name() + " cannot be shown", null,
                        Condition.firstLine(String.valueOf(e.getMessage())), null), e);
            }
        } catch (IOException e) {
            throw ImportFailures.folder(scratch, e);
        }
    }

    /**
     * Loads what a look at a file needs, which takes most of the time of the first one. Does nothing that a person would see;
     * where it fails, the first look will say why.
     *
     * @param scratch a folder in which a folder is made and removed again
     */
    public static void prepare(Path scratch) {
        try (Scratch work = Scratch.in(scratch)) {
            StringBuilder csv = new StringBuilder("a,b,c\n");
            for (int i = 0; i < ROWS; i++) {
                csv.append(i).append(',').append(i / 2.0).append(",word\n");
            }
            Path file = Files.writeString(work.folder().resolve("rows.csv"), csv);
            of(file, ReadOptions.NONE, work.folder(), JobContext.NONE);
        } catch (IOException | RefusedException e) {
            System.getLogger(DatasetPreview.class.getName()).log(System.Logger.Level.DEBUG, "not prepared", e);
        }
    }

    /** The file's first lines as a file of its own. */
    private static Path beginning(Path file, Path folder) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(BEGINNING);
        }
        int end = head.length;
        while (end > 0 && head[end - 1] != '\n') {
            end--;
        }
        Path copy = folder.resolve(String.valueOf(file.getFileName()));
        try (OutputStream out = Files.newOutputStream(copy)) {
            // a file without lines is shown as it is, to be refused as such
            out.write(head, 0, end == 0 ? head.length : end);
        }
        return copy;
    }

    private static Schema schema(SourceTable table) {
        return new Schema(table.columns().stream().map(c -> new Column(c.name(), c.type())).toList());
    }

    private static List<List<@Nullable String>> rows(DuckDBConnection connection, SourceTable table)
            throws SQLException {
        String select = table.columns().stream().map(c -> "(" + c.expression() + ")::VARCHAR")
                .collect(Collectors.joining(", "));
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement
                        .executeQuery("SELECT " + select + " FROM " + table.from() + " LIMIT " + ROWS)) {
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= table.columns().size(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
