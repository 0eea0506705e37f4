package secondlook.app.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.read.StoredType;
import secondlook.app.duckdb.Sql;
import secondlook.app.shape.ExpressionBench.Trial;
import secondlook.app.shape.Stage.Counted;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.Schema;

/** Turns one step into SQL, for the columns that it finds. */
final class StepSql {

    /** The column that says from which row of the source a row comes; never shown. */
    static final String ROW = "__row";

    /** A longer derived text stops the shaping: step upon step, texts could double until the disk is full. */
    static final int LONGEST_TEXT = 100_000;

    private final ExpressionBench bench;
    private final String before;
    private final String name;
    private final Schema schema;

    /**
     * @param before name of the table before
     * @param name   of the table that comes out
     * @param schema of the table before
     */
    StepSql(ExpressionBench bench, String before, String name, Schema schema) {
        this.bench = bench;
        this.before = before;
        this.name = name;
        this.schema = schema;
    }

    /** What does not fit. */
    static final class MisfitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Mistake mistake;

        MisfitException(String why, @Nullable Mistake mistake) {
            super(why);
            this.mistake = mistake;
        }

        @Nullable
        Mistake mistake() {
            return mistake;
        }
    }

    Stage filter(Step.Filter step) {
        checked(bench.condition(step.condition(), schema));
        return stage(step, "SELECT * FROM " + before + " WHERE (" + step.condition() + "\n)", null, schema, List.of());
    }

    Stage derive(Step.Derive step) {
        String sqlType = checked(bench.expression(step.expression(), schema));
        ColumnType type = StoredType.typeOf(sqlType);
        String stored = "(" + step.expression() + "\n)::" + StoredType.sql(type);
        int there = schema.find(step.column()).orElse(-1);
        String column = Sql.name(there < 0 ? step.column() : schema.column(there).name());
        String sql = there < 0
                ? "SELECT *, " + stored + " AS " + column + " FROM " + before
                : "SELECT * REPLACE (" + stored + " AS " + column + ") FROM " + before;
        String guard = type != ColumnType.TEXT
                ? null
                : "SELECT * REPLACE (CASE WHEN strlen(" + column + ") > " + LONGEST_TEXT + " THEN error("
                        + Sql.text("a text of " + step.column() + " would be longer than " + LONGEST_TEXT + " bytes")
                        + ") ELSE " + column + " END AS " + column + ") FROM " + Stage.open(name);
        List<Column> columns = new ArrayList<>(schema.columns());
        if (there < 0) {
            columns.add(new Column(step.column(), type));
        } else {
            columns.set(there, new Column(columns.get(there).name(), type));
        }
        return stage(step, sql, guard, new Schema(columns), List.of());
    }

    Stage rename(Step.Rename step) {
        int index = index(step.from());
        int taken = like(step.to());
        if (taken >= 0 && taken != index) {
            throw new MisfitException("there is a column " + schema.column(taken).name() + " already", null);
        }
        List<Column> columns = new ArrayList<>(schema.columns());
        Column old = columns.set(index, new Column(step.to(), schema.column(index).type()));
        return stage(step,
                "SELECT * RENAME (" + Sql.name(old.name()) + " AS " + Sql.name(step.to()) + ") FROM " + before,
                null, new Schema(columns), List.of());
    }

    Stage type(Step.ChangeType step) {
        int index = index(step.column());
        Column old = schema.column(index);
        String column = Sql.name(old.name());
        String cast = "TRY_CAST(" + column + " AS " + StoredType.sql(step.type()) + ")";
        String words = step.type().name().toLowerCase(Locale.ROOT);
        if (!canBecome(old.type(), step.type())) {
            throw new MisfitException(old.name() + " is " + old.type().name().toLowerCase(Locale.ROOT)
                    + " and cannot become " + words, null);
        }
        List<Column> columns = new ArrayList<>(schema.columns());
        columns.set(index, new Column(old.name(), step.type()));
        String there = old.type() == ColumnType.REAL ? "NOT isnan(" + column + ")" : column + " IS NOT NULL";
        List<Counted> counted = new ArrayList<>();
        counted.add(new Counted("SELECT count(*) FROM " + before + " WHERE " + there + " AND " + cast + " IS NULL",
                n -> Words.values(n, old.name(), "cannot be " + words + " and became missing",
                        "cannot be " + words + " and became missing")));
        if (old.type() == ColumnType.REAL && step.type() == ColumnType.INTEGER) {
            counted.add(new Counted("SELECT count(*) FROM " + before + " WHERE " + cast + " <> " + column,
                    n -> Words.values(n, old.name(), "was rounded", "were rounded")));
        }
        return stage(step, "SELECT * REPLACE (" + cast + " AS " + column + ") FROM " + before, null,
                new Schema(columns), counted);
    }

    /** Any other cast would make every value missing. */
    private static boolean canBecome(ColumnType from, ColumnType to) {
        return from == ColumnType.TEXT || to == ColumnType.TEXT || (from.isNumeric() && to.isNumeric())
                || (from.isTemporal() && to.isTemporal());
    }

    Stage drop(Step.Drop step) {
        List<Integer> dropped = step.columns().stream().map(this::index).distinct().toList();
        List<Column> left = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            if (!dropped.contains(i)) {
                left.add(schema.column(i));
            }
        }
        if (left.isEmpty()) {
            throw new MisfitException("no column would be left", null);
        }
        String names = dropped.stream().map(i -> Sql.name(schema.column(i).name())).collect(Collectors.joining(", "));
        return stage(step, "SELECT * EXCLUDE (" + names + ") FROM " + before, null, new Schema(left), List.of());
    }

    Stage sample(Step.Sample step) {
        String size = step.rows() != null
                ? Long.toString(step.rows())
                : "round(" + step.share() + " * count(*) OVER ())";
        // md5 is the same on every machine and in every version, and does not care how many threads there are
        String draw = "md5(" + ROW + "::VARCHAR || ':' || '" + step.seed() + "')";
        return stage(step,
                "SELECT * FROM " + before + " QUALIFY row_number() OVER (ORDER BY " + draw + ", " + ROW + ") <= "
                        + size,
                null, schema, List.of());
    }

    /** @param other where the joined file's rows are, with which columns */
    Stage join(Step.Join step, JoinedFile other) {
        int key = index(step.key());
        int otherKey = other.schema().find(step.fileKey()).orElse(-1);
        if (otherKey < 0) {
            throw new MisfitException(other.name() + " has no column " + step.fileKey() + "; its columns are "
                    + Words.listed(other.schema().names()), null);
        }
        List<Column> columns = new ArrayList<>(schema.columns());
        StringBuilder select = new StringBuilder();
        StringBuilder inner = new StringBuilder();
        for (Column column : chosen(step, other, otherKey)) {
            if (like(column.name()) >= 0) {
                throw new MisfitException("there is a column " + column.name()
                        + " already; rename or drop it before, or choose other columns of " + other.name(), null);
            }
            columns.add(column);
            select.append(", other.").append(Sql.name(column.name()));
            inner.append(", ").append(Sql.name(column.name()));
        }
        Column mine = schema.column(key);
        Column theirs = other.schema().column(otherKey);
        boolean alike = mine.type() == theirs.type() || (mine.type().isNumeric() && theirs.type().isNumeric());
        String from = other.table();
        String theirKey = alike ? Sql.name(theirs.name()) : Sql.name(theirs.name()) + "::VARCHAR";
        String myKey = "mine." + Sql.name(mine.name()) + (alike ? "" : "::VARCHAR");
        String join = "SELECT mine.*" + select + " FROM " + before + " AS mine LEFT JOIN (SELECT " + theirKey + " AS "
                + ROW + "key" + inner + " FROM " + from + " WHERE " + Sql.name(theirs.name()) + " IS NOT NULL";
        String once = " QUALIFY row_number() OVER (PARTITION BY " + theirKey + " ORDER BY rowid) = 1) AS other ON "
                + myKey + " = other." + ROW + "key";
        // of a long file the few keys that are asked for are looked for first
        String wanted = " AND " + theirKey + " IN (SELECT " + myKey + " FROM " + before + " AS mine)";
        return new Stage(name, step, join + once, join + wanted + once, null, new Schema(columns),
                counts(other.name(), theirs.name(), from, theirKey, myKey));
    }

    private List<Counted> counts(String file, String keyName, String from, String theirKey, String myKey) {
        String keys = "(SELECT DISTINCT " + theirKey + " AS k FROM " + from + " WHERE " + theirKey
                + " IS NOT NULL) AS other";
        return List.of(
                new Counted("SELECT count(*) FROM (SELECT " + theirKey + " AS k FROM " + from + " WHERE " + theirKey
                        + " IS NOT NULL GROUP BY 1 HAVING count(*) > 1)",
                        n -> Words.values(n, keyName, "occurs", "occur") + " more than once in " + file
                                + "; the first row of each was used"),
                new Counted(
                        "SELECT count(*) FROM " + before + " AS mine ANTI JOIN " + keys + " ON " + myKey + " = other.k",
                        n -> Words.rows(n, "has", "have") + " no partner in " + file),
                new Counted(
                        "SELECT count(*) FROM " + keys + " ANTI JOIN " + before + " AS mine ON " + myKey + " = other.k",
                        n -> Words.values(n, keyName + " in " + file, "belongs", "belong") + " to no row here"));
    }

    private static List<Column> chosen(Step.Join step, JoinedFile other, int otherKey) {
        if (step.columns().isEmpty()) {
            List<Column> all = new ArrayList<>(other.schema().columns());
            all.remove(otherKey);
            if (all.isEmpty()) {
                throw new MisfitException(other.name() + " has no column beside its key", null);
            }
            return all;
        }
        List<Column> chosen = new ArrayList<>();
        for (String name : step.columns()) {
            chosen.add(other.schema().column(other.schema().find(name).orElseThrow(
                    () -> new MisfitException(other.name() + " has no column " + name, null))));
        }
        return chosen;
    }

    private Stage stage(Step step, String sql, @Nullable String guard, Schema after, List<Counted> counted) {
        return new Stage(name, step, sql, null, guard, after, counted);
    }

    private static String checked(Trial trial) {
        Mistake mistake = trial.mistake();
        String type = trial.sqlType();
        if (mistake != null || type == null) {
            throw new MisfitException(mistake == null ? "it gives nothing" : mistake.why(), mistake);
        }
        return type;
    }

    private int index(String column) {
        return schema.find(column).orElseThrow(() -> new MisfitException("there is no column " + column
                + "; the columns are " + Words.listed(schema.names()), null));
    }

    /** The column whose name cannot be told from this one by the database; negative if there is none. */
    private int like(String column) {
        for (int i = 0; i < schema.size(); i++) {
            if (schema.column(i).name().equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }
}
