package secondlook.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import secondlook.app.data.ManifestFile;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** A run being made: its table and then its manifest. Closing it unfinished leaves nothing. */
final class NewRun implements AutoCloseable {

    private final Path folder;
    private final String id;
    private final RunWriter writer;

    private NewRun(Path folder, String id, RunWriter writer) {
        this.folder = folder;
        this.id = id;
        this.writer = writer;
    }

    static NewRun begin(Path folder, Clock clock, RunShape shape) {
        String id = RunFiles.reserve(folder, clock);
        return new NewRun(folder, id, new RunWriter(RunFiles.table(folder, id), RunColumn.of(shape)));
    }

    void write(ScoredBatch batch) {
        if (batch.rows() > 0) {
            writer.write(batch);
        }
    }

    /** Completes the table and writes the manifest that the function gives for the run's id. */
    RunManifest finish(Function<String, RunManifest> provenance) {
        writer.finish();
        try {
            RunManifest manifest = provenance.apply(id);
            ManifestFile.write(RunFiles.manifest(folder, id), manifest);
            return manifest;
        } catch (IOException | RuntimeException e) {
            try {
                Files.deleteIfExists(RunFiles.table(folder, id));
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e instanceof RuntimeException ours
                    ? ours
                    : new RefusedException(new Problem("The run cannot be written to " + folder, null,
                            DiskTrouble.words(e), "Free some space or choose another folder."), e);
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
