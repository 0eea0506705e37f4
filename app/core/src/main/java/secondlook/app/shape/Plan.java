package secondlook.app.shape;

import java.nio.charset.StandardCharsets;
import java.util.List;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Schema;

/**
 * A shaping as SQL, for one dataset.
 *
 * @param dataset its name
 * @param first   a SELECT of its rows with {@link StepSql#ROW}
 * @param source  its columns
 * @param stages  one a step
 */
record Plan(String dataset, String first, Schema source, List<Stage> stages) {

    static final String FIRST = "step0";

    Plan {
        stages = List.copyOf(stages);
    }

    Schema schema() {
        return stages.isEmpty() ? source : stages.getLast().schema();
    }

    /** Name of the table that comes out. */
    String last() {
        return stages.isEmpty() ? FIRST : stages.getLast().name();
    }

    /** The common beginning of statements: every table by its name. */
    String with() {
        return with(0);
    }

    /** @param of of how many first rows only; 0 for all */
    private String with(int of) {
        StringBuilder sql = new StringBuilder("WITH ").append(FIRST).append(" AS (").append(first)
                .append(of > 0 ? " LIMIT " + of : "").append(")");
        for (Stage stage : stages) {
            String guard = stage.guard();
            sql.append(",\n").append(guard == null ? stage.name() : stage.open()).append(" AS (")
                    .append(stage.sql(of > 0))
                    .append(")");
            if (guard != null) {
                sql.append(",\n").append(stage.name()).append(" AS (").append(guard).append(")");
            }
        }
        return sql.append("\n").toString();
    }

    /** All rows that come out with all columns, in the order of the source. */
    String rows() {
        boolean mixed = stages.stream().map(Stage::step)
                .anyMatch(step -> step instanceof Step.Join || step instanceof Step.Sample);
        return with() + "SELECT * FROM " + last() + (mixed ? " ORDER BY " + StepSql.ROW : "");
    }

    /** Whether what becomes of the first rows does not depend on the others. */
    boolean isRowByRow() {
        return stages.stream().noneMatch(stage -> stage.step() instanceof Step.Sample);
    }

    /**
     * The first rows as text.
     *
     * @param of of how many first rows of the source; 0 for all. Where too few of these are left, there may be more
     */
    String beginning(int rows, int of) {
        StringBuilder sql = new StringBuilder(with(of)).append("SELECT ").append(StepSql.ROW);
        schema().names().forEach(name -> sql.append(", ").append(Sql.name(name)).append("::VARCHAR AS ")
                .append(Sql.name(name)));
        return sql.append(" FROM ").append(last()).append(" LIMIT ").append(rows).toString();
    }

    /** What the database says of a statement made here, as the fault of the step that it points at. */
    RefusedException failure(String statement, DuckDbMessage message, Exception cause) {
        int step = 0;
        if (message.at() >= 0) {
            byte[] bytes = statement.getBytes(StandardCharsets.UTF_8);
            int end = (int) Math.min(message.at(), bytes.length);
            int at = new String(bytes, 0, end, StandardCharsets.UTF_8).length();
            for (int i = 0; i < stages.size(); i++) {
                int whole = statement.indexOf(stages.get(i).sql());
                if ((whole < 0 ? statement.indexOf(stages.get(i).sql(true)) : whole) <= at) {
                    step = i + 1;
                }
            }
        }
        String why = message.text().contains("failed to allocate") || message.text().contains("Out of Memory")
                ? "it needs more memory than is set aside for the database"
                : message.text();
        return new RefusedException(new Problem(
                step == 0 ? dataset + " cannot be shaped" : "Step " + step + " cannot be done on " + dataset,
                step == 0 ? null : stages.get(step - 1).step().inWords(), why,
                "Correct the step, for example with TRY_CAST instead of CAST, or leave it out."), cause);
    }
}
