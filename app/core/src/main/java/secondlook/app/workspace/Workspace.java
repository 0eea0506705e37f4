package secondlook.app.workspace;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.review.ReviewStore;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;

/** The folder in which a person works: registry in {@code workspace.db}, files beside it. Thread-safe. */
public final class Workspace implements AutoCloseable {

    /**
     * Opens a workspace, making it first if the folder is empty or absent.
     *
     * @throws secondlook.runtime.RefusedException if the folder holds something else, is read-only, is open in another
     *                                             process, or was made by a newer version
     */
    public static Workspace open(Path folder, Clock clock) {
        throw new UnsupportedOperationException("contract");
    }

    /** Whether the folder is a workspace (holds {@code workspace.db}). */
    public static boolean isWorkspace(Path folder) {
        throw new UnsupportedOperationException("contract");
    }

    public Path folder() {
        throw new UnsupportedOperationException("contract");
    }

    public String name() {
        throw new UnsupportedOperationException("contract");
    }

    public Path runsFolder() {
        throw new UnsupportedOperationException("contract");
    }

    public DatasetManifest importDataset(Path source, JobContext context) {
        throw new UnsupportedOperationException("contract");
    }

    /** Newest first. */
    public List<DatasetManifest> datasets() {
        throw new UnsupportedOperationException("contract");
    }

    public Dataset openDataset(String id) {
        throw new UnsupportedOperationException("contract");
    }

    /** Copies a model file that {@code model} was opened from into the workspace and registers it. */
    public ModelEntry addModel(Path file, Model model, String name) {
        throw new UnsupportedOperationException("contract");
    }

    /** Newest first. */
    public List<ModelEntry> models() {
        throw new UnsupportedOperationException("contract");
    }

    public Path modelFile(ModelEntry model) {
        throw new UnsupportedOperationException("contract");
    }

    /** Enters a run whose files lie in {@link #runsFolder()} into the registry. */
    public void addRun(RunManifest run) {
        throw new UnsupportedOperationException("contract");
    }

    /** Newest first. */
    public List<RunManifest> runs() {
        throw new UnsupportedOperationException("contract");
    }

    public Run openRun(String id) {
        throw new UnsupportedOperationException("contract");
    }

    public void savePolicy(String runId, DecisionPolicy policy) {
        throw new UnsupportedOperationException("contract");
    }

    /** The policy last kept for a run; {@code null} if none. */
    public @Nullable DecisionPolicy policy(String runId) {
        throw new UnsupportedOperationException("contract");
    }

    public ReviewStore reviews() {
        throw new UnsupportedOperationException("contract");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("contract");
    }
}
