package secondlook.app.data.finding;

import java.util.List;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.runtime.job.JobContext;

/** Looks for one kind of thing in a dataset. */
@FunctionalInterface
public interface Check {

    Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context);

    /**
     * @param findings what was found, worst first
     * @param fine     what to say if nothing was found; empty to say nothing
     */
    record Result(List<Finding> findings, String fine) {}
}
