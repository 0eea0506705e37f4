package secondlook.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.app.duckdb.WatchedStatement;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/** A dataset as a CSV or Parquet file. */
public final class DatasetFile {

    /** The column that says from which row of the imported dataset a row comes. */
    public static final String SOURCE_ROW = "source_row";

    private DatasetFile() {
    }

    /**
     * Writes all rows in their order, whole or not at all.
     *
     * @param out       ends in .csv or .parquet; what was there is replaced
     * @param sourceRow whether {@value #SOURCE_ROW} comes first
     * @throws RefusedException if it cannot be written
     */
    public static void write(Dataset dataset, Path out, boolean sourceRow, JobContext context) {
        Path target = out.toAbsolutePath();
        Path part = target.resolveSibling("." + UUID.randomUUID() + ".part");
        String format = target.toString().toLowerCase(Locale.ROOT).endsWith(".parquet")
                ? "(FORMAT parquet, COMPRESSION zstd)"
                : "(FORMAT csv, HEADER)";
        context.step("Writing " + out.getFileName());
        try (DuckDBConnection connection = DuckDb.inMemory()) {
            WatchedStatement.execute(connection,
                    "ATTACH " + Sql.text(dataset.file().toString()) + " AS source (READ_ONLY)",
                    context, share -> {
                    });
            WatchedStatement.execute(connection, "COPY (" + select(dataset.manifest(), sourceRow) + ") TO "
                    + Sql.text(part.toString()) + " " + format, context,
                    share -> context.progress(Math.round(share * 1000), 1000));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException | IOException e) {
            throw new RefusedException(
                    new Problem(out + " cannot be written", null, DiskTrouble.words(e), "Choose another place for it."),
                    e);
        } finally {
            delete(part);
        }
    }

    private static String select(DatasetManifest manifest, boolean sourceRow) {
        String columns = manifest.schema().names().stream().map(name -> "d." + Sql.name(name))
                .collect(Collectors.joining(", "));
        if (!sourceRow) {
            return "SELECT " + columns + " FROM source.data AS d ORDER BY d.rowid";
        }
        if (manifest.schema().find(SOURCE_ROW).isPresent()) {
            throw new RefusedException("The rows cannot be written with " + SOURCE_ROW,
                    "there is a column of that name already", "Rename it first.");
        }
        return manifest.origin() == null
                ? "SELECT d.rowid AS " + SOURCE_ROW + ", " + columns + " FROM source.data AS d ORDER BY d.rowid"
                : "SELECT o.source_row AS " + SOURCE_ROW + ", " + columns
                        + " FROM source.data AS d JOIN source.origin AS o ON d.rowid = o.rowid ORDER BY d.rowid";
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            System.getLogger(DatasetFile.class.getName()).log(System.Logger.Level.DEBUG, part + " stays", stays);
        }
    }
}
