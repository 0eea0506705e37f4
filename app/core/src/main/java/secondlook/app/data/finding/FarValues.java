package secondlook.app.data.finding;

import java.util.ArrayList;
import java.util.List;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.job.JobContext;

/** Values further than three quartile ranges outside the quartiles (Tukey 1977, "far out"). */
final class FarValues implements Check {

    /** Sorting every column of a larger dataset would keep a person waiting. */
    private static final long MOST_ROWS = 1_000_000;

    private static final double FAR = 3;
    private static final int LEAST_DISTINCT = 10;

    @Override
    public Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        if (dataset.manifest().rows() > MOST_ROWS) {
            return new Result(List.of(), "");
        }
        List<Finding> found = new ArrayList<>();
        boolean any = false;
        for (ColumnProfile column : profile) {
            boolean measured = column.type() == ColumnType.REAL || column.type() == ColumnType.INTEGER;
            if (measured && column.distinct() >= LEAST_DISTINCT) {
                any = true;
                context.checkCancelled();
                check(dataset, column, found);
            }
        }
        return new Result(found, any ? "No values far from the rest" : "");
    }

    private static void check(Dataset dataset, ColumnProfile column, List<Finding> found) {
        String name = Sql.name(column.name());
        int[] order = dataset.ids("NOT (" + Sql.missing(column) + ")", column.name(), false);
        if (order.length < LEAST_DISTINCT) {
            return;
        }
        ColumnVector quartiles = dataset.rows(new long[]{order[order.length / 4], order[order.length * 3 / 4]})
                .column(column.name());
        double low = quartiles.asReal(0);
        double high = quartiles.asReal(1);
        double range = high - low;
        if (!(range > 0)) {
            return;
        }
        double below = low - FAR * range;
        double above = high + FAR * range;
        String condition = name + " < " + below + " OR " + name + " > " + above;
        long rows = dataset.count(condition);
        if (rows > 0) {
            boolean onlyAbove = dataset.count(name + " < " + below) == 0;
            found.add(new Finding(Finding.Level.NOTE,
                    column.name() + (onlyAbove ? " has a long tail" : " has far values"),
                    onlyAbove
                            ? "Above " + FigureWords.number(above) + ", three quartile ranges over the upper quartile."
                            : "Outside " + FigureWords.number(below) + " to " + FigureWords.number(above)
                                    + ", three quartile ranges from the quartiles.",
                    rows, List.of(column.name()), Finding.where(condition)));
        }
    }
}
