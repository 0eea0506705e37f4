package secondlook.app.shape;

import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.data.Schema;
import secondlook.runtime.job.JobContext;

/** A shaping as one SELECT in DuckDB's dialect, to be run elsewhere. */
public final class ShapingSql {

    private ShapingSql() {
    }

    /**
     * A statement that takes the rows of a table {@code data} in file order, and of {@code joined1}, {@code joined2}, … for the
     * files that are joined.
     *
     * @throws secondlook.runtime.RefusedException naming the step that does not fit
     */
    public static String of(Dataset dataset, Shaping shaping, DatasetImporter importer, JobContext context) {
        try (ExpressionBench bench = new ExpressionBench()) {
            Plan plan = Preparation.of(dataset, shaping, importer, bench, context).plan();
            StringBuilder sql = new StringBuilder("-- data: the rows of ").append(comment(plan.dataset())).append("\n");
            int joined = 0;
            for (Stage stage : plan.stages()) {
                if (stage.step() instanceof Step.Join join) {
                    sql.append("-- joined").append(++joined).append(": the rows of ").append(comment(join.file()))
                            .append("\n");
                }
            }
            sql.append("WITH ").append(Plan.FIRST).append(" AS (\n  SELECT row_number() OVER () - 1 AS ")
                    .append(StepSql.ROW)
                    .append(", * FROM data\n)");
            for (Stage stage : plan.stages()) {
                sql.append(",\n").append(stage.name()).append(" AS (\n  -- ").append(comment(stage.step().inWords()))
                        .append("\n  ").append(stage.sql().replaceAll("(joined\\d+)\\.data\\b", "$1")).append("\n)");
            }
            return sql.append("\nSELECT ").append(columns(plan.schema())).append("\nFROM ").append(plan.last())
                    .append("\nORDER BY ").append(StepSql.ROW).append("\n").toString();
        }
    }

    private static String columns(Schema schema) {
        return String.join(", ", schema.names().stream().map(Sql::name).toList());
    }

    private static String comment(String text) {
        return text.replaceAll("[\\r\\n]+", " ");
    }
}
