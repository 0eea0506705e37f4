package secondlook.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.read.DatabaseAddress;
import secondlook.app.data.read.DatabaseTable;
import secondlook.app.data.read.ImportFailures;
import secondlook.app.data.read.Opening;
import secondlook.app.data.read.Opening.Effort;
import secondlook.app.data.read.ReadOptions;
import secondlook.app.data.read.Readers;
import secondlook.app.data.read.SourceFile;
import secondlook.app.data.read.SourceTable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/** Imports a file into a snapshot. */
public final class DatasetImporter {

    /** Share of the work that goes into reading and hashing the file. */
    private static final double HASHED = 0.15;

    private final Path folder;
    private final Clock clock;

    /** @param folder receives the snapshots; created if absent */
    public DatasetImporter(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** As {@link #importFile(Path, ReadOptions, JobContext)}, with everything guessed. */
    public DatasetManifest importFile(Path source, JobContext context) {
        return importFile(source, ReadOptions.NONE, context);
    }

    /**
     * Imports the file, or finds the snapshot of the same bytes read the same way made before. The source is only read.
     *
     * @throws secondlook.runtime.RefusedException if it cannot be read as a table; nothing is left then
     */
    public DatasetManifest importFile(Path source, ReadOptions options, JobContext context) {
        context.step("Reading " + source.getFileName());
        SourceFile file = SourceFile.examine(source, new PartOfJob(context, 0, HASHED));
        String id = SnapshotId.of(file.sha256(), options);
        try {
            if (Dataset.exists(folder, id)) {
                return again(id, file);
            }
        } catch (IOException e) {
            // a manifest that cannot be read is made anew
        }
        return inScratch(scratch -> importAnew(file, id, options, scratch, new PartOfJob(context, HASHED, 1)));
    }

    /**
     * Imports a table of a database or the answer to a query.
     *
     * @throws secondlook.runtime.RefusedException if it cannot be fetched; nothing is left then
     */
    public DatasetManifest importDatabase(DatabaseAddress address, ReadOptions options,
            Supplier<@Nullable String> password, JobContext context) {
        DatabaseTable table = new DatabaseTable(address, options, password);
        return inScratch(scratch -> {
            SourceTable rows = table.fetch(scratch, context);
            SourceFile fetched = SourceFile.examine(scratch.resolve("rows.csv"), context);
            String id = SnapshotId.of(fetched.sha256(), options);
            Path snapshot = scratch.resolve("snapshot.duckdb");
            try {
                Snapshot made = Snapshot.make(connection -> rows, snapshot, scratch, context);
                return keep(snapshot, manifest(id, table.name(), address.shown(), fetched, made, options), context);
            } catch (SQLException e) {
                throw ImportFailures.sql(fetched, e, true);
            }
        });
    }

    /** Makes a snapshot of another one. */
    @FunctionalInterface
    public interface Derivation {

        /**
         * @param database the file to write
         * @param scratch  an existing folder that is removed afterwards
         * @return what is to be known of it
         */
        DatasetManifest make(Path database, Path scratch) throws SQLException;
    }

    /**
     * Keeps a snapshot that is made of another one, or finds the one of this id that was made before.
     *
     * @throws secondlook.runtime.RefusedException if it cannot be written; nothing is left then
     */
    public DatasetManifest derive(String id, Derivation derivation, JobContext context) {
        try {
            if (Dataset.exists(folder, id)) {
                return ManifestFile.read(Dataset.manifest(folder, id), DatasetManifest.class);
            }
        } catch (IOException e) {
            // a manifest that cannot be read is made anew
        }
        return inScratch(scratch -> {
            Path database = scratch.resolve("snapshot.duckdb");
            try {
                return keep(database, derivation.make(database, scratch.resolve("spill")), context);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        });
    }

    /** Opens a snapshot in this folder. */
    public Dataset open(String id) {
        return Dataset.open(folder, id);
    }

    /** The database file of a snapshot in this folder. */
    public Path snapshot(String id) {
        return Dataset.database(folder, id);
    }

    @FunctionalInterface
    private interface Work {
        DatasetManifest in(Path scratch) throws IOException;
    }

    private DatasetManifest inScratch(Work work) {
        try {
            Files.createDirectories(folder);
            Scratch.sweep(folder, clock.instant());
            try (Scratch scratch = Scratch.in(folder)) {
                return work.in(scratch.folder());
            }
        } catch (IOException e) {
            throw ImportFailures.folder(folder, e);
        }
    }

    private DatasetManifest again(String id, SourceFile file) throws IOException {
        DatasetManifest known = ManifestFile.read(Dataset.manifest(folder, id), DatasetManifest.class);
        if (known.name().equals(file.name()) && known.source().equals(file.path().toString())) {
            return known;
        }
        DatasetManifest renamed = known.from(file.name(), file.path().toString());
        ManifestFile.write(Dataset.manifest(folder, id), renamed);
        return renamed;
    }

    private DatasetManifest importAnew(SourceFile file, String id, ReadOptions options, Path scratch,
            JobContext context) throws IOException {
        context.step("Importing " + file.name());
        Path snapshot = scratch.resolve("snapshot.duckdb");
        Snapshot made;
        try {
            made = make(file, options, Effort.QUICK, snapshot, scratch, context);
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("Conversion Error") || !options.typed().isEmpty()) {
                throw ImportFailures.sql(file, e, true);
            }
            made = thoroughly(file, options, snapshot, scratch, context);
        }
        checkUnchanged(file);
        return keep(snapshot, manifest(id, file.name(), file.path().toString(), file, made, options), context);
    }

    private static Snapshot make(SourceFile file, ReadOptions options, Effort effort, Path snapshot, Path scratch,
            JobContext context) throws SQLException {
        return Snapshot.make(
                connection -> Readers.open(new Opening(file, options, connection, scratch, effort, context)), snapshot,
                scratch, context);
    }

    private DatasetManifest manifest(String id, String name, String source, SourceFile file, Snapshot made,
            ReadOptions options) {
        return new DatasetManifest(id, name, source, made.format(), made.rows(), made.schema(), file.sha256(),
                file.bytes(), clock.instant().toString(), made.warnings(), options.values(), made.guesses(), null);
    }

    private DatasetManifest keep(Path snapshot, DatasetManifest manifest, JobContext context) throws IOException {
        context.checkCancelled();
        Path database = Dataset.database(folder, manifest.id());
        Files.move(snapshot, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try {
            ManifestFile.write(Dataset.manifest(folder, manifest.id()), manifest);
        } catch (IOException e) {
            Files.deleteIfExists(database);
            throw e;
        }
        return manifest;
    }

    /** Types were guessed from the beginning of the file and proved wrong further down. */
    private static Snapshot thoroughly(SourceFile file, ReadOptions options, Path snapshot, Path scratch,
            JobContext context) throws IOException {
        Files.deleteIfExists(snapshot);
        Files.deleteIfExists(snapshot.resolveSibling(snapshot.getFileName() + ".wal"));
        try {
            return make(file, options, Effort.THOROUGH, snapshot, scratch, context);
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
