package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.runtime.job.JobContext;

/** A prediction file, ours or made elsewhere, opened as a run. Closes what it opened. */
final class ImportedPredictions implements AutoCloseable {

    private final WorkFolder folder;
    private final Dataset dataset;
    private final Run run;

    private ImportedPredictions(WorkFolder folder, Dataset dataset, Run run) {
        this.folder = folder;
        this.dataset = dataset;
        this.run = run;
    }

    /**
     * @param workspace where the run is kept; {@code null} for a temporary folder
     * @param truth     the truth column; {@code null} to look for one of the usual names
     */
    static ImportedPredictions open(Path file, @Nullable Path workspace, @Nullable String truth, Clock clock,
            JobContext context) {
        WorkFolder folder = WorkFolder.open(workspace, clock);
        Dataset dataset = null;
        try {
            DatasetManifest manifest = folder.importDataset(file, context);
            dataset = folder.openDataset(manifest.id());
            RunManifest run = PredictionFiles.toRun(dataset, truth, folder.runs(), clock, context);
            folder.workspace().ifPresent(w -> w.addRun(run));
            return new ImportedPredictions(folder, dataset, Run.open(folder.runs(), run.id()));
        } catch (RuntimeException failure) {
            if (dataset != null) {
                dataset.close();
            }
            folder.close();
            throw failure;
        }
    }

    Dataset dataset() {
        return dataset;
    }

    Run run() {
        return run;
    }

    WorkFolder folder() {
        return folder;
    }

    /** Other rows, imported beside the predictions. The caller closes them. */
    Dataset importRows(Path source, JobContext context) {
        return folder.openDataset(folder.importDataset(source, context).id());
    }

    Path runs() {
        return folder.runs();
    }

    @Override
    public void close() {
        run.close();
        dataset.close();
        folder.close();
    }
}
