package secondlook.desktop.feature.data.finding;

import java.util.List;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.runtime.job.JobContext;

/** What the import had to assume or leave out. */
final class ImportWarnings implements Check {

    @Override
    public Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        return new Result(dataset.manifest().warnings().stream()
                .map(w -> new Finding(Finding.Level.WARNING, "While reading the file", w, -1, List.of(), null))
                .toList(), "Read without a warning");
    }
}
