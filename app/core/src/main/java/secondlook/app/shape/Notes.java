package secondlook.app.shape;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import secondlook.app.duckdb.WatchedStatement;
import secondlook.runtime.job.JobContext;

/** Counts what steps did to values that a person may not expect. */
final class Notes {

    private Notes() {
    }

    /** @param connection sees what the plan's tables are made of */
    static List<String> of(DuckDBConnection connection, Plan plan, JobContext context) throws SQLException {
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < plan.stages().size(); i++) {
            for (Stage.Counted counted : plan.stages().get(i).counted()) {
                long n = counted(connection, plan.with() + counted.sql(), context);
                if (n > 0) {
                    notes.add("Step " + (i + 1) + ": " + counted.words().apply(n) + ".");
                }
            }
        }
        return notes;
    }

    /** The one number that a query gives; gives up soon after the job is cancelled. */
    static long counted(DuckDBConnection connection, String sql, JobContext context) throws SQLException {
        WatchedStatement.execute(connection, "CREATE OR REPLACE TEMP TABLE counted AS " + sql, context, share -> {
        });
        return ShapeJob.number(connection, "SELECT * FROM counted");
    }
}
