package secondlook.app.data.finding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.runtime.job.JobContext;

/** Holes in a column of times that are otherwise evenly spaced. */
final class TimeGaps implements Check {

    private static final long LEAST = 20;

    /** The order of all times is kept in memory. */
    private static final long MOST_ROWS = 2_000_000;

    /** Share of the steps that must be alike for a hole to be one. */
    private static final double REGULAR = 0.8;

    private static final double LONGER = 1.5;

    private static final int MOST_LISTED = 10_000;

    @Override
    public Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        if (dataset.manifest().rows() > MOST_ROWS) {
            return new Result(List.of(), "");
        }
        List<Finding> found = new ArrayList<>();
        boolean regular = false;
        for (ColumnProfile column : profile) {
            if (!column.type().isTemporal() || column.distinct() < LEAST) {
                continue;
            }
            context.checkCancelled();
            String name = Sql.name(column.name());
            String steps = "(SELECT id, t - lag(t) OVER (ORDER BY t) AS step FROM (SELECT min(rowid) AS id, epoch("
                    + name + "::TIMESTAMP) AS t FROM data WHERE isfinite(" + name + ") GROUP BY t))";
            List<@Nullable String> usual = dataset.ask("SELECT mode(step), count(step), max(step) FROM " + steps)
                    .getFirst();
            if (usual.getFirst() == null) {
                continue;
            }
            double step = Double.parseDouble(usual.getFirst());
            long all = Long.parseLong(String.valueOf(usual.get(1)));
            long alike = Long.parseLong(String.valueOf(
                    dataset.ask("SELECT count(*) FROM " + steps + " WHERE step = " + step).getFirst().getFirst()));
            if (alike < REGULAR * all) {
                continue;
            }
            regular = true;
            List<List<@Nullable String>> after = dataset.ask("SELECT id FROM " + steps + " WHERE step > "
                    + LONGER * step + " ORDER BY id LIMIT " + MOST_LISTED);
            if (!after.isEmpty()) {
                long[] ids = after.stream().mapToLong(row -> Long.parseLong(String.valueOf(row.getFirst()))).toArray();
                found.add(new Finding(Finding.Level.NOTE, column.name() + " has gaps",
                        "Times follow each other every " + words(step)
                                + ", but after a gap in these rows; the longest is "
                                + words(Double.parseDouble(String.valueOf(usual.get(2)))) + ".",
                        ids.length, List.of(column.name()), d -> ids));
            }
        }
        return new Result(found, regular ? "No gaps in time" : "");
    }

    private static String words(double seconds) {
        if (seconds % 86_400 == 0) {
            return seconds == 86_400 ? "day" : FigureWords.number(seconds / 86_400) + " days";
        }
        if (seconds % 3600 == 0) {
            return seconds == 3600 ? "hour" : FigureWords.number(seconds / 3600) + " hours";
        }
        if (seconds % 60 == 0) {
            return seconds == 60 ? "minute" : FigureWords.number(seconds / 60) + " minutes";
        }
        return FigureWords.number(seconds) + " s";
    }
}
