package secondlook.app.data.finding;

import java.util.List;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobContext;

/** Columns of text or whole numbers that differ in every row: names of rows rather than something to learn from. */
final class Identifiers implements Check {

    /** Above this many rows the number of different values is an estimate. */
    private static final long EXACT = 10_000;

    private static final long FEW = 20;

    @Override
    public Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        long rows = dataset.manifest().rows();
        if (rows < FEW || rows > EXACT) {
            return new Result(List.of(), "");
        }
        return new Result(profile.stream()
                .filter(c -> (c.type() == ColumnType.TEXT || c.type() == ColumnType.INTEGER) && c.distinct() == rows)
                .map(c -> new Finding(Finding.Level.NOTE, c.name() + " differs in every row",
                        "It names the rows; a model that learns from it learns nothing for new ones.", -1,
                        List.of(c.name()), null))
                .toList(), "");
    }
}
