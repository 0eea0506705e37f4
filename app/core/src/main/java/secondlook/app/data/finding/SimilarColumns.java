package secondlook.app.data.finding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobContext;

/** Columns that say the same as another: equal in every row, or in a fixed line with it. */
final class SimilarColumns implements Check {

    /** Pairs grow with the square. */
    private static final int MOST_COLUMNS = 60;

    private static final int PAIRS_AT_ONCE = 100;

    /** Enough to tell; a pair that holds here and not below is still worth a look. */
    private static final long ROWS = 200_000;

    private static final double LINE = 0.9999;

    private record Pair(ColumnProfile one, ColumnProfile other) {

        String expression() {
            String a = Sql.name(one.name());
            String b = Sql.name(other.name());
            return isNumeric(one)
                    ? "abs(corr(" + finite(one, a) + ", " + finite(other, b) + "))"
                    : "CASE WHEN count(*) FILTER (" + a + " IS DISTINCT FROM " + b + ") = 0 THEN 1.0 ELSE 0.0 END";
        }

        private static String finite(ColumnProfile column, String name) {
            return column.type() == ColumnType.REAL ? "CASE WHEN isfinite(" + name + ") THEN " + name + " END" : name;
        }
    }

    @Override
    public Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        if (dataset.manifest().rows() < 3) {
            return new Result(List.of(), "");
        }
        List<Pair> pairs = pairs(profile);
        List<Finding> found = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (int from = 0; from < pairs.size(); from += PAIRS_AT_ONCE) {
            context.checkCancelled();
            List<Pair> some = pairs.subList(from, Math.min(pairs.size(), from + PAIRS_AT_ONCE));
            List<@Nullable String> figures = dataset.ask("SELECT "
                    + String.join(", ", some.stream().map(Pair::expression).toList()) + " FROM data WHERE rowid < "
                    + ROWS).getFirst();
            for (int i = 0; i < some.size(); i++) {
                String figure = figures.get(i);
                Pair pair = some.get(i);
                if (figure != null && Double.parseDouble(figure) >= LINE && told.add(pair.other().name())) {
                    found.add(new Finding(Finding.Level.NOTE,
                            pair.other().name() + " repeats " + pair.one().name(),
                            isNumeric(pair.one())
                                    ? "The one follows from the other (correlation above 0.9999); one of them is enough."
                                    : "They are the same in every row; one of them is enough.",
                            -1, List.of(pair.one().name(), pair.other().name()), null));
                }
            }
        }
        return new Result(found, pairs.isEmpty() ? "" : "No column repeats another");
    }

    private static boolean isNumeric(ColumnProfile column) {
        return column.type() == ColumnType.REAL || column.type() == ColumnType.INTEGER;
    }

    private static List<Pair> pairs(List<ColumnProfile> profile) {
        List<ColumnProfile> columns = profile.stream().filter(c -> c.distinct() > 1).limit(MOST_COLUMNS).toList();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i + 1; j < columns.size(); j++) {
                ColumnProfile a = columns.get(i);
                ColumnProfile b = columns.get(j);
                boolean comparable = isNumeric(a) && isNumeric(b) && a.distinct() > 2 && b.distinct() > 2
                        || !isNumeric(a) && a.type() == b.type() && a.distinct() == b.distinct()
                                && a.missing() == b.missing();
                if (comparable) {
                    pairs.add(new Pair(a, b));
                }
            }
        }
        return pairs;
    }
}
