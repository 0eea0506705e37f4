package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.DatasetManifest;
import secondlook.app.shape.ShapeJob;
import secondlook.app.shape.Shaping;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.TemporaryFolder;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/** Where a command keeps what it imports and scores: the workspace given, or a temporary folder that it removes. */
final class WorkFolder implements AutoCloseable {

    private final @Nullable Workspace workspace;
    private final @Nullable TemporaryFolder temporary;
    private final Path folder;
    private final Clock clock;

    private WorkFolder(@Nullable Workspace workspace, @Nullable TemporaryFolder temporary, Path folder, Clock clock) {
        this.workspace = workspace;
        this.temporary = temporary;
        this.folder = folder;
        this.clock = clock;
    }

    /** @param workspace folder of a workspace; {@code null} for a temporary folder */
    static WorkFolder open(@Nullable Path workspace, Clock clock) {
        if (workspace != null) {
            Workspace opened = Workspace.open(workspace, clock);
            try {
                opened.requireWritable("Nothing was done");
            } catch (RefusedException readOnly) {
                opened.close();
                throw readOnly;
            }
            return new WorkFolder(opened, null, opened.folder(), clock);
        }
        TemporaryFolder made = TemporaryFolder.in(Path.of(System.getProperty("java.io.tmpdir")),
                "Free some space there, or give a workspace with --workspace.");
        return new WorkFolder(null, made, made.path(), clock);
    }

    /** The workspace, where one was given. */
    Optional<Workspace> workspace() {
        return Optional.ofNullable(workspace);
    }

    /** The dataset with the steps done that were given with it. */
    DatasetManifest importDataset(GivenData data, JobContext context) {
        return shaped(importUnshaped(data, context), data.shaping(), context);
    }

    /** What comes of a dataset by steps; itself if there are none. */
    DatasetManifest shaped(DatasetManifest manifest, Shaping shaping, JobContext context) {
        if (shaping.isEmpty()) {
            return manifest;
        }
        try (Dataset dataset = openDataset(manifest.id())) {
            return kept(new ShapeJob(dataset, shaping, importer(), clock).run(context));
        }
    }

    DatasetManifest importUnshaped(GivenData data, JobContext context) {
        return data.isDatabase()
                ? kept(importer().importDatabase(data.address(), data.options(), DatabasePassword::ask, context))
                : kept(importer().importFile(data.file(), data.options(), context));
    }

    DatasetManifest importDataset(Path file, JobContext context) {
        return kept(importer().importFile(file, context));
    }

    private DatasetManifest kept(DatasetManifest manifest) {
        if (workspace != null) {
            workspace.register(manifest);
        }
        return manifest;
    }

    DatasetImporter importer() {
        return new DatasetImporter(workspace != null ? workspace.datasetsFolder() : datasets(), clock);
    }

    Dataset openDataset(String id) {
        return workspace != null ? workspace.openDataset(id) : Dataset.open(datasets(), id);
    }

    Path runs() {
        return workspace != null ? workspace.runsFolder() : folder.resolve("runs");
    }

    private Path datasets() {
        return folder.resolve("datasets");
    }

    @Override
    public void close() {
        if (workspace != null) {
            workspace.close();
        }
        if (temporary != null) {
            temporary.close();
        }
    }
}
