package secondlook.app.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.Schema;
import secondlook.runtime.job.JobContext;

/** Holds a dataset against expectations, before it is scored. */
public final class ExpectationCheck {

    /** As the check reports itself. */
    public static final String STEP = "Checking the expectations";

    private static final int LISTED = 6;

    private final Dataset dataset;
    private final Expectations expectations;
    private final Map<String, String> renamed;
    private final @Nullable String where;
    private final List<Violation> found = new ArrayList<>();

    /**
     * @param renamed for expected columns that have another name in the dataset, that name
     * @param where   condition that chooses the rows; {@code null} for all
     */
    public ExpectationCheck(Dataset dataset, Expectations expectations, Map<String, String> renamed,
            @Nullable String where) {
        this.dataset = dataset;
        this.expectations = expectations;
        this.renamed = renamed;
        this.where = where;
    }

    /**
     * Every expectation that is not kept, in their order.
     *
     * @throws RefusedException if an expectation that concerns the table as a whole is broken and refuses, or a rule's
     *                          condition is none
     */
    public List<Violation> run(JobContext context) {
        context.step(STEP);
        int all = expectations.columns().size() + expectations.rules().size();
        long rows = dataset.count(where);
        for (ColumnExpectation expected : expectations.columns()) {
            context.checkCancelled();
            context.progress(found.size(), all);
            check(expected, rows);
        }
        for (RowRule rule : expectations.rules()) {
            context.checkCancelled();
            add(null, rule.name(), rule.action(), "(" + dataset.checked(rule.condition()) + ") = FALSE");
        }
        return List.copyOf(found);
    }

    /** The condition that leaves out the rows that are refused; {@code where} itself if there are none. */
    public static @Nullable String allowed(@Nullable String where, List<Violation> violations) {
        String refused = violations.stream()
                .filter(v -> v.action() == Action.REFUSE && v.condition() != null && v.rows() > 0)
                .map(v -> "(" + v.condition() + ") IS NOT TRUE").collect(Collectors.joining(" AND "));
        if (refused.isEmpty()) {
            return where;
        }
        return where == null ? refused : "(" + where + ") AND " + refused;
    }

    private void check(ColumnExpectation expected, long rows) {
        Schema schema = dataset.manifest().schema();
        String name = renamed.getOrDefault(expected.column(), expected.column());
        if (schema.find(name).isEmpty()) {
            whole(expected, name + " is there", rows);
            return;
        }
        Column column = schema.column(schema.find(name).getAsInt());
        String sql = Sql.name(column.name());
        boolean number = column.type().isNumeric();
        String absent = column.type() == ColumnType.REAL
                ? "(" + sql + " IS NULL OR isnan(" + sql + "))"
                : sql
                        + " IS NULL";
        boolean numbersExpected = expected.type() == ColumnType.INTEGER || expected.type() == ColumnType.REAL;
        if (numbersExpected && !number) {
            add(name, name + " is a number", expected.action(),
                    sql + " IS NOT NULL AND TRY_CAST(CAST(" + sql + " AS VARCHAR) AS DOUBLE) IS NULL");
        } else if (numbersExpected) {
            range(expected, name, sql);
        }
        List<String> categories = expected.categories();
        if (categories != null) {
            String listed = categories.stream().limit(LISTED).collect(Collectors.joining(", "))
                    + (categories.size() > LISTED ? ", \u2026" : "");
            add(name, name + " is one of " + listed, expected.action(), categories.isEmpty()
                    ? sql + " IS NOT NULL"
                    : sql + " IS NOT NULL AND CAST(" + sql + " AS VARCHAR) NOT IN ("
                            + categories.stream().map(Sql::text).collect(Collectors.joining(", ")) + ")");
        }
        missing(expected, name, absent, rows);
        if (expected.unique()) {
            unique(expected, name, sql);
        }
    }

    private void range(ColumnExpectation expected, String name, String sql) {
        Double lowest = expected.lowest();
        Double highest = expected.highest();
        if (lowest != null || highest != null) {
            String below = lowest == null ? "FALSE" : sql + " < " + lowest;
            String above = highest == null ? "FALSE" : sql + " > " + highest;
            // NaN is missing, and greater than every number to the database
            add(name, name + " is from " + words(lowest) + " to " + words(highest), expected.action(),
                    "(" + below + " OR " + above + ") AND NOT isnan(" + sql + "::DOUBLE)");
        }
    }

    private static String words(@Nullable Double bound) {
        return bound == null
                ? "any"
                : String.format(Locale.ROOT, "%.6g", bound).replaceFirst("(\\.\\d*?)0+$", "$1")
                        .replaceFirst("\\.$", "");
    }

    private void missing(ColumnExpectation expected, String name, String absent, long rows) {
        if (expected.missing() >= 1 || rows == 0) {
            return;
        }
        String rule = expected.missing() == 0
                ? name + " is not missing"
                : name + " is missing in at most " + String.format(Locale.ROOT, "%.1f %%", 100 * expected.missing())
                        + " of the rows";
        long missing = dataset.count(and(absent));
        if (missing > expected.missing() * rows) {
            found.add(new Violation(name, rule, expected.action(), missing, absent));
        }
    }

    private void unique(ColumnExpectation expected, String name, String sql) {
        String repeated = String.valueOf(dataset.ask("SELECT count(*) - count(DISTINCT " + sql + ") FROM data WHERE "
                + dataset.checked(where) + " AND " + sql + " IS NOT NULL").getFirst().getFirst());
        if (Long.parseLong(repeated) > 0) {
            whole(expected, name + " has no value twice", Long.parseLong(repeated));
        }
    }

    private void whole(ColumnExpectation expected, String rule, long rows) {
        if (expected.action() == Action.REFUSE) {
            throw new RefusedException(new Problem(dataset.manifest().name() + " cannot be scored", expected.column(),
                    "the model expects that " + rule + ", and " + rows + " rows break that",
                    "Correct the data, or change the expectation."));
        }
        found.add(new Violation(expected.column(), rule, expected.action(), rows, null));
    }

    private void add(@Nullable String column, String rule, Action action, String condition) {
        long rows = dataset.count(and(condition));
        if (rows > 0) {
            found.add(new Violation(column, rule, action, rows, condition));
        }
    }

    private String and(String condition) {
        return where == null ? condition : "(" + where + ") AND (" + condition + ")";
    }
}
