package secondlook.app.data.finding;

import java.util.ArrayList;
import java.util.List;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.ColumnProfile.Frequency;
import secondlook.app.data.Dataset;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobContext;

/** Rare values of text columns with few different ones: numbers for that class will be uncertain. */
final class RareValues implements Check {

    private static final double RARE = 0.05;
    private static final int MOST_CLASSES = 20;

    @Override
    public Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        long rows = dataset.manifest().rows();
        List<Finding> found = new ArrayList<>();
        boolean any = false;
        for (ColumnProfile column : profile) {
            boolean classes = column.type() == ColumnType.TEXT && column.distinct() >= 2
                    && column.distinct() <= MOST_CLASSES && column.top().size() == column.distinct();
            any |= classes;
            if (classes) {
                Frequency least = column.top().getLast();
                double share = (double) least.count() / rows;
                if (share < RARE) {
                    found.add(new Finding(Finding.Level.NOTE, least.value() + " is rare",
                            FigureWords.percent(share) + " of the rows by " + column.name()
                                    + "; numbers for it will be uncertain.",
                            least.count(), List.of(column.name()),
                            Finding.where(Sql.name(column.name()) + " = " + Sql.text(least.value()))));
                }
            }
        }
        return new Result(found, any ? "No rare classes" : "");
    }
}
