package secondlook.app.data.finding;

import java.util.List;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.runtime.job.JobContext;

/** Columns that hold one value only, or none at all: a model can learn nothing from them. */
final class ConstantColumns implements Check {

    @Override
    public Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        if (dataset.manifest().rows() < 2) {
            return new Result(List.of(), "");
        }
        return new Result(profile.stream().filter(c -> c.distinct() <= 1)
                .map(c -> new Finding(Finding.Level.NOTE, c.name() + " never changes",
                        c.min() == null
                                ? "It is empty in every row."
                                : "It is " + c.min() + " wherever it is not missing.",
                        -1, List.of(c.name()), null))
                .toList(), "No constant columns");
    }
}
