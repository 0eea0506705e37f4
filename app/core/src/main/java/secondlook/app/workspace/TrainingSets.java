package secondlook.app.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.DatasetManifest;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.app.review.family.LabelSet;
import secondlook.app.review.learn.LabelWeights;
import secondlook.app.review.learn.TrainingSet;
import secondlook.app.run.RunManifest;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/** Makes datasets of reviewed rows, so that what a model learned from can be looked at like any other. */
final class TrainingSets {

    private final Workspace workspace;
    private final Path datasets;

    TrainingSets(Workspace workspace, Path datasets) {
        this.workspace = workspace;
        this.datasets = datasets;
    }

    LearningRows of(RunManifest run, LabelSet labels, LabelWeights weights, String target,
            @Nullable DatasetManifest base, JobContext context) {
        String what = "No training set was made";
        workspace.requireWritable(what);
        String reviewed = run.datasetId();
        if (reviewed == null || !Files.isRegularFile(file(reviewed))) {
            throw new RefusedException(what, "the rows that were reviewed are not in the workspace",
                    "Import the dataset again.");
        }
        Path room = null;
        try {
            room = Files.createTempDirectory(datasets, ".import-");
            Path rows = room
                    .resolve("reviewed " + String.valueOf(run.datasetName()).replaceAll("[^\\p{L}\\p{N} ._-]", "_")
                            + ".parquet");
            TrainingSet parts = TrainingSet.write(file(reviewed), labels, weights, target, known(run, base), rows);
            return new LearningRows(workspace.importDataset(rows, context), parts);
        } catch (IOException e) {
            throw new RefusedException(new Problem(what, DiskTrouble.words(e), "Check your rights and the free space."),
                    e);
        } finally {
            if (room != null) {
                Trees.deleteQuietly(room);
            }
        }
    }

    /** The same file imported twice is the same rows: what people said of them replaces what was known. */
    private @Nullable Path known(RunManifest run, @Nullable DatasetManifest base) {
        if (base == null) {
            return null;
        }
        boolean same = base.sha256().equals(run.datasetSha256()) && run.datasetId() != null;
        return file(same ? String.valueOf(run.datasetId()) : base.id());
    }

    private Path file(String id) {
        return datasets.resolve(id + ".duckdb");
    }
}
