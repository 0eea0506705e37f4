package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.registry.CompareJob;
import secondlook.app.registry.HeldOutRows;
import secondlook.app.registry.ModelVersion;
import secondlook.app.registry.VersionComparison;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ModelFiles;

/** The rows on which two versions are compared. */
final class HeldOutOptions {

    @Option(names = "--held-out", paramLabel = "DATA", description = "Rows that neither version has learned from.")
    private @Nullable Path data;

    @Option(names = "--truth", paramLabel = "COLUMN", description = "The column that holds the right answer.")
    private @Nullable String truth;

    @Option(names = "--where", paramLabel = "SQL", description = "Condition that chooses the held-out rows.")
    private @Nullable String where;

    boolean isGiven() {
        return data != null;
    }

    /** Compares, and keeps what came of it. */
    VersionComparison compare(Workspace workspace, ModelFiles models, ModelVersion candidate, ModelVersion champion,
            Clock clock,
            JobContext context) {
        Path file = data;
        String column = truth;
        if (file == null || column == null) {
            throw new RefusedException(new Problem(candidate.reference() + " cannot be compared",
                    "the rows or their right answers are not named", "Give --held-out DATA and --truth COLUMN."));
        }
        DatasetManifest manifest = workspace.importDataset(file, context);
        try (Dataset dataset = workspace.openDataset(manifest.id())) {
            return new CompareJob(workspace.versions(), models, candidate, champion,
                    new HeldOutRows(dataset, column, where), workspace::calibration, workspace.runsFolder(),
                    workspace::addRun, clock)
                    .run(context);
        }
    }
}
