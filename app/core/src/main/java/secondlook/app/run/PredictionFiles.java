package secondlook.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.ManifestFile;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Schema;
import secondlook.runtime.job.JobContext;

/** Prediction files: CSV or Parquet with {@code p_<class>} columns (or {@code prediction}), ours or made elsewhere. */
public final class PredictionFiles {

    /** The column that says what a row that is not as the model expects should have been; absent where all rows are. */
    public static final String UNEXPECTED = "unexpected";

    private PredictionFiles() {
    }

    /**
     * Whether the dataset has two or more {@code p_<class>} columns of numbers, or a column {@code prediction} of numbers,
     * so that it can be opened as a run.
     */
    public static boolean looksLikePredictions(Dataset dataset) {
        return looksLikePredictions(dataset.manifest().schema());
    }

    /**
     * The last column that is no part of a prediction, as most files end with what is to be predicted; {@code null} where there
     * is none.
     */
    public static @Nullable String lastOther(Schema schema) {
        boolean predictions = looksLikePredictions(schema);
        return schema.names().reversed().stream().filter(name -> !predictions || !isPrediction(name)).findFirst()
                .orElse(null);
    }

    private static boolean looksLikePredictions(Schema schema) {
        return PredictionColumns.probabilities(schema).stream().filter(c -> c.type().isNumeric()).count() >= 2
                || PredictionColumns.value(schema) != null;
    }

    /** Whether a column of this name holds a part of a prediction ({@code p_<class>}, {@code confidence}, …). */
    public static boolean isPrediction(String name) {
        return PredictionColumns.isPrediction(name);
    }

    /**
     * Makes a run of a dataset that holds predictions. {@code row_id} is used if the file has one; the run then refers to
     * this dataset's rows only if they are the same.
     *
     * @param truth the truth column; {@code null} to look for {@code y_true}, {@code truth}, {@code label},
     *              {@code target}, else for the only other column whose values are all classes
     * @throws secondlook.runtime.RefusedException if there are no usable {@code p_<class>} columns
     */
    public static RunManifest toRun(Dataset dataset, @Nullable String truth, Path runs, Clock clock,
            JobContext context) {
        context.step("Reading predictions from " + dataset.manifest().name());
        return new ForeignRun(dataset, PredictionColumns.of(dataset, truth)).make(runs, clock, context);
    }

    /**
     * Writes a run as a prediction file, CSV, TSV or Parquet by the name's ending; temporary name first, then renamed. Real
     * numbers are written as shortest round trip, what is not available as an empty cell.
     *
     * @throws secondlook.runtime.RefusedException if the ending is none of these or the file cannot be written
     */
    public static void write(Path runs, String runId, Path out) {
        write(runs, runId, null, out);
    }

    /**
     * As {@link #write(Path, String, Path)}.
     *
     * @param unexpected what each row of the run should have been, {@code null} where it is; fills {@value #UNEXPECTED}, which
     *                   is left out for {@code null}
     */
    public static void write(Path runs, String runId, @Nullable IntFunction<@Nullable String> unexpected, Path out) {
        Path target = out.toAbsolutePath();
        String options = options(target);
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            RunManifest manifest = ManifestFile.read(RunFiles.manifest(runs, runId), RunManifest.class);
            copy(RunFiles.table(runs, runId), manifest, unexpected, part, options);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | SQLException e) {
            throw cannotWrite(target, e);
        } finally {
            delete(part);
        }
    }

    private static String options(Path target) {
        if (Files.isDirectory(target)) {
            throw new RefusedException(target + " cannot be written", "it is a folder",
                    "Give the name of a file in it.");
        }
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return "(FORMAT csv, HEADER true)";
        }
        if (name.endsWith(".tsv")) {
            return "(FORMAT csv, HEADER true, DELIMITER '\t')";
        }
        if (name.endsWith(".parquet")) {
            return "(FORMAT parquet, COMPRESSION zstd)";
        }
        throw new RefusedException(target + " cannot be written", "its ending says no format",
                "End its name with .csv, .tsv or .parquet.");
    }

    private static void copy(Path table, RunManifest manifest, @Nullable IntFunction<@Nullable String> unexpected,
            Path part, String options) throws SQLException {
        int classes = manifest.classes().size();
        try (DuckDBConnection connection = DuckDb.inMemory(); Statement statement = connection.createStatement()) {
            List<String> columns = RunTable.columnNames(connection, table);
            StringBuilder order = new StringBuilder(Sql.name(columns.getFirst()));
            if (classes > 0) {
                // label and confidence are what a person looks for: they stand before the probabilities
                order.append(", ").append(Sql.name(columns.get(classes + 1)))
                        .append(", ").append(Sql.name(columns.get(classes + 2)));
                columns.subList(1, classes + 1).forEach(name -> order.append(", ").append(Sql.name(name)));
            }
            columns.subList(classes > 0 ? classes + 3 : 1, columns.size())
                    .forEach(name -> order.append(", ").append(Sql.name(name)));
            if (manifest.members()) {
                order.append(derived(columns.subList(columns.size() - RunShape.MEMBER_COLUMNS.size(), columns.size())));
            }
            String from = "read_parquet(" + Sql.file(table) + ")";
            if (unexpected != null) {
                fill(connection, Math.toIntExact(manifest.rows()), unexpected);
                order.append(", ").append(UNEXPECTED);
                // in the order of the run's rows, so that their places join them
                from += " POSITIONAL JOIN broken";
            }
            statement.execute("COPY (SELECT " + order + " FROM " + from + ") TO " + Sql.text(part.toString()) + " "
                    + options);
        }
    }

    private static void fill(DuckDBConnection connection, int rows, IntFunction<@Nullable String> unexpected)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE broken (" + UNEXPECTED + " VARCHAR)");
        }
        try (DuckDBAppender appender = connection.createAppender("broken")) {
            for (int row = 0; row < rows; row++) {
                appender.beginRow();
                appender.append(unexpected.apply(row));
                appender.endRow();
            }
        }
    }

    /** What follows from the members' disagreement: the entropy of their mean, and the Jensen–Shannon distance to base 2. */
    private static String derived(List<String> members) {
        String expected = Sql.name(members.get(0));
        String information = Sql.name(members.get(1));
        return ", " + expected + " + " + information + " AS total_entropy, sqrt(" + information
                + " / ln(2)) AS js_distance";
    }

    private static RefusedException cannotWrite(Path target, Exception e) {
        Path folder = target.getParent();
        String why = folder != null && !Files.isDirectory(folder)
                ? "the folder " + folder + " does not exist"
                : DiskTrouble.words(e);
        return new RefusedException(
                new Problem(target + " cannot be written", null, why, "Choose another place for it."), e);
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
