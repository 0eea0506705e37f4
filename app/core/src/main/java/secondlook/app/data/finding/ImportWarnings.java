package secondlook.app.data.finding;

import java.util.List;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.runtime.job.JobContext;

/** What the import had to assume or leave out. */
public final class ImportWarnings implements Check {

    /** Of every such finding. */
    public static final String TITLE = "While reading the file";

    @Override
    public Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        return new Result(dataset.manifest().warnings().stream()
                .map(w -> new Finding(Finding.Level.WARNING, TITLE, w, -1, List.of(), null))
                .toList(), "Read without a warning");
    }
}
