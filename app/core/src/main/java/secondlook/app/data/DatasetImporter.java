package secondlook.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import secondlook.app.data.DatasetReader.Effort;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/** Imports a file into a snapshot. */
public final class DatasetImporter {

    /** Share of the work that goes into reading and hashing the file. */
    private static final double HASHED = 0.15;

    /** The first that recognises a file reads it; the last takes everything. */
    private static final List<DatasetReader> READERS = List.of(new ParquetReader(), new UnreadFormats(),
            new CsvReader());

    private final Path folder;
    private final Clock clock;

    /** @param folder receives the snapshots; created if absent */
    public DatasetImporter(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Imports the file, or finds the snapshot of the same bytes made before. The source is only read.
     *
     * @throws secondlook.runtime.RefusedException if it cannot be read as a table; nothing is left then
     */
    public DatasetManifest importFile(Path source, JobContext context) {
        context.step("Reading " + source.getFileName());
        SourceFile file = SourceFile.examine(source, new PartOfJob(context, 0, HASHED));
        try {
            if (Dataset.exists(folder, file.id())) {
                return again(file);
            }
        } catch (IOException e) {
            // a manifest that cannot be read is made anew
        }
        try {
            Files.createDirectories(folder);
            Scratch.sweep(folder, clock.instant());
            try (Scratch scratch = Scratch.in(folder)) {
                return importAnew(file, scratch.folder(), new PartOfJob(context, HASHED, 1));
            }
        } catch (IOException e) {
            throw ImportFailures.folder(folder, e);
        }
    }

    private DatasetManifest again(SourceFile file) throws IOException {
        DatasetManifest known = ManifestFile.read(Dataset.manifest(folder, file.id()), DatasetManifest.class);
        if (known.name().equals(file.name()) && known.source().equals(file.path().toString())) {
            return known;
        }
        DatasetManifest renamed = new DatasetManifest(known.id(), file.name(), file.path().toString(), known.format(),
                known.rows(), known.schema(), known.sha256(), known.bytes(), known.imported(), known.warnings());
        ManifestFile.write(Dataset.manifest(folder, file.id()), renamed);
        return renamed;
    }

    private DatasetManifest importAnew(SourceFile file, Path scratch, JobContext context) throws IOException {
        context.step("Importing " + file.name());
        DatasetReader reader = READERS.stream().filter(r -> r.recognises(file)).findFirst().orElseThrow();
        Path snapshot = scratch.resolve("snapshot.duckdb");
        Snapshot made;
        try {
            made = Snapshot.make(file, reader, Effort.QUICK, snapshot, scratch, context);
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("Conversion Error")) {
                throw ImportFailures.sql(file, e, true);
            }
            made = thoroughly(file, reader, snapshot, scratch, context);
        }
        checkUnchanged(file);
        DatasetManifest manifest = new DatasetManifest(file.id(), file.name(), file.path().toString(), made.format(),
                made.rows(), made.schema(), file.sha256(), file.bytes(), clock.instant().toString(), made.warnings());
        context.checkCancelled();
        Path database = Dataset.database(folder, file.id());
        Files.move(snapshot, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try {
            ManifestFile.write(Dataset.manifest(folder, file.id()), manifest);
        } catch (IOException e) {
            Files.deleteIfExists(database);
            throw e;
        }
        return manifest;
    }

    /** Types were guessed from the beginning of the file and proved wrong further down. */
    private static Snapshot thoroughly(SourceFile file, DatasetReader reader, Path snapshot, Path scratch,
            JobContext context) throws IOException {
        Files.deleteIfExists(snapshot);
        Files.deleteIfExists(snapshot.resolveSibling(snapshot.getFileName() + ".wal"));
        try {
            return Snapshot.make(file, reader, Effort.THOROUGH, snapshot, scratch, context);
        } catch (SQLException e) {
            throw ImportFailures.sql(file, e, true);
        }
    }

    private static void checkUnchanged(SourceFile file) throws IOException {
        if (!Files.exists(file.path()) || Files.size(file.path()) != file.bytes()) {
            throw new RefusedException(new Problem(file.path() + " cannot be imported", null,
                    "it was changed while it was read", "Import it again when it is complete."));
        }
    }
}
