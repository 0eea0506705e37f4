package secondlook.app.data.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.runtime.job.JobContext;

/** Columns with missing values, the emptiest first. */
final class MissingValues implements Check {

    /** From this share of the rows on it is a warning. */
    private static final double MUCH = 0.05;

    @Override
    public Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        long rows = dataset.manifest().rows();
        List<ColumnProfile> holed = new ArrayList<>(profile.stream().filter(c -> c.missing() > 0).toList());
        holed.sort(Comparator.comparingLong(ColumnProfile::missing).reversed());
        List<Finding> found = new ArrayList<>();
        for (ColumnProfile column : holed) {
            double share = (double) column.missing() / rows;
            found.add(new Finding(share >= MUCH ? Finding.Level.WARNING : Finding.Level.NOTE,
                    column.name() + " is missing",
                    FigureWords.percent(share) + " of the rows have no " + column.name() + ".",
                    column.missing(), List.of(column.name()), Finding.where(Sql.missing(column))));
        }
        return new Result(found, "No missing values");
    }
}
