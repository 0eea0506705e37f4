package secondlook.app.data.finding;

import java.util.List;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.runtime.job.JobContext;

/** What the import had to assume or leave out. */
public final class ImportWarnings implements Check {

    private static final String READ = "While reading the file";

    private static final String SHAPED = "While reading or shaping";

    /** Of every such finding of a dataset. */
    public static String title(DatasetManifest dataset) {
        return dataset.origin() == null ? READ : SHAPED;
    }

    @Override
    public Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        return new Result(dataset.manifest().warnings().stream()
                .map(w -> new Finding(Finding.Level.WARNING, title(dataset.manifest()), w, -1, List.of(), null))
                .toList(), "Read without a warning");
    }
}
