package secondlook.app.expect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.Schema;

/**
 * The input contract of a model.
 *
 * @param version of this form, {@value #VERSION}
 * @param dataset name of the data that they were inferred from; {@code null} where they were written by hand
 * @param columns expected, in the model's order
 * @param rules   of whole rows
 */
public record Expectations(int version, @Nullable String dataset, List<ColumnExpectation> columns,
        List<RowRule> rules) {

    public static final int VERSION = 1;

    /** A text column with more values than this, or whose values hardly repeat, may have new ones. */
    private static final int MOST_CATEGORIES = 50;

    /** Rows below which every column may look unique by chance. */
    private static final int LEAST_ROWS = 20;

    /** Added to the share of missing values that was seen. */
    private static final double MORE_MISSING = 0.05;

    public Expectations {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
    }

    /**
     * What the data that a model learned from lets expect of other data.
     *
     * @param features the columns learned from
     * @param where    the condition that chose the rows; {@code null} for all
     */
    public static Expectations infer(Dataset dataset, List<String> features, @Nullable String where) {
        String condition = dataset.checked(where);
        Schema schema = dataset.manifest().schema().select(features);
        List<ColumnExpectation> columns = new ArrayList<>();
        for (Column column : schema.columns()) {
            columns.add(infer(dataset, column, condition));
        }
        return new Expectations(VERSION, dataset.manifest().name(), columns, List.of());
    }

    /** The same, with nothing refused. */
    public Expectations flagging() {
        return new Expectations(version, dataset, columns.stream().map(c -> c.with(Action.FLAG)).toList(),
                rules.stream().map(r -> new RowRule(r.name(), r.condition(), Action.FLAG)).toList());
    }

    /**
     * What a person said of an earlier version of a model counts for the columns that it was said of; whoever widened a
     * range by hand need not do so again. What was only inferred then is not: the newer rows may be wider.
     */
    public Expectations after(Expectations earlier) {
        List<ColumnExpectation> kept = columns.stream().map(learned -> earlier.columns().stream()
                .filter(said -> said.saidByPerson() && said.column().equalsIgnoreCase(learned.column())).findFirst()
                .orElse(learned)).toList();
        return new Expectations(VERSION, dataset, kept, earlier.rules());
    }

    private static ColumnExpectation infer(Dataset dataset, Column column, String condition) {
        String name = Sql.name(column.name());
        boolean number = column.type() == ColumnType.INTEGER || column.type() == ColumnType.REAL;
        String value = column.type() == ColumnType.REAL
                ? "CASE WHEN isfinite(" + name + ") THEN " + name + " END"
                : name;
        List<@Nullable String> figures = dataset.ask("SELECT count(*), count(" + value + "), count(DISTINCT " + value
                + "), " + (number ? "min(" + value + ")::DOUBLE, max(" + value + ")::DOUBLE" : "NULL, NULL")
                + " FROM data WHERE " + condition).getFirst();
        long rows = Long.parseLong(String.valueOf(figures.get(0)));
        long present = Long.parseLong(String.valueOf(figures.get(1)));
        long distinct = Long.parseLong(String.valueOf(figures.get(2)));
        double missing = rows == 0 ? 1 : (double) (rows - present) / rows;
        boolean unique = column.type() != ColumnType.REAL && rows >= LEAST_ROWS && distinct == rows;
        List<String> categories = null;
        if (column.type() == ColumnType.TEXT && distinct <= MOST_CATEGORIES && distinct * 2 <= present) {
            categories = dataset.ask("SELECT DISTINCT " + name + " FROM data WHERE (" + condition + ") AND " + name
                    + " IS NOT NULL ORDER BY 1").stream().map(row -> String.valueOf(row.getFirst())).toList();
        }
        return new ColumnExpectation(column.name(), column.type(), real(figures.get(3)), real(figures.get(4)),
                ColumnExpectation.TOLERANCE, categories, missing == 0 ? 0 : Math.min(1, missing + MORE_MISSING), unique,
                Action.FLAG).asInferred();
    }

    private static @Nullable Double real(@Nullable String text) {
        return text == null ? null : Double.valueOf(text);
    }
}
