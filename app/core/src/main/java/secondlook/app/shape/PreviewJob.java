package secondlook.app.shape;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.WatchedStatement;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;

/** Shows what comes out of a shaping: its first rows at once, then how many there are. Nothing is written. */
public final class PreviewJob implements Job<ShapingPreview> {

    private final Dataset dataset;
    private final Shaping shaping;
    private final DatasetImporter importer;
    private final int rows;
    private final Consumer<ShapingPreview> first;

    /**
     * @param importer imports the files that are joined
     * @param rows     shown at most
     * @param first    told the rows before they are counted, on the job's thread
     */
    public PreviewJob(Dataset dataset, Shaping shaping, DatasetImporter importer, int rows,
            Consumer<ShapingPreview> first) {
        this.dataset = dataset;
        this.shaping = shaping;
        this.importer = importer;
        this.rows = rows;
        this.first = first;
    }

    /** @throws RefusedException naming the step that does not fit the data */
    @Override
    public ShapingPreview run(JobContext context) {
        try (ExpressionBench bench = new ExpressionBench()) {
            Preparation prepared = Preparation.of(dataset, shaping, importer, bench, context);
            Plan plan = prepared.plan();
            try (DuckDBConnection connection = DuckDb.attached(null, prepared.attached(), null)) {
                ShapingPreview beginning = new ShapingPreview(plan.schema(), beginning(connection, plan, context), null,
                        dataset.manifest().rows(), prepared.notes());
                first.accept(beginning);
                List<String> notes = new ArrayList<>(prepared.notes());
                long count = counted(connection, plan, context, notes);
                return beginning.counted(count, notes);
            } catch (SQLException e) {
                throw plan.failure("", DuckDbMessage.of(e), e);
            }
        }
    }

    private static long counted(DuckDBConnection connection, Plan plan, JobContext context, List<String> notes)
            throws SQLException {
        String statement = plan.with() + "SELECT count(*) FROM " + plan.last();
        try {
            long count = Notes.counted(connection, statement, context);
            notes.addAll(Notes.of(connection, plan, context));
            return count;
        } catch (SQLException e) {
            throw plan.failure("CREATE OR REPLACE TEMP TABLE counted AS " + statement, DuckDbMessage.of(e), e);
        }
    }

    private List<List<@Nullable String>> beginning(DuckDBConnection connection, Plan plan, JobContext context)
            throws SQLException {
        String statement = "CREATE TEMP TABLE beginning AS " + plan.beginning(rows);
        try {
            WatchedStatement.execute(connection, statement, context, share -> {
            });
        } catch (SQLException e) {
            throw plan.failure(statement, DuckDbMessage.of(e), e);
        }
        List<List<@Nullable String>> read = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet result = select.executeQuery("SELECT * FROM beginning ORDER BY " + StepSql.ROW)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>(columns);
                for (int i = 2; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                read.add(row);
            }
        }
        return read;
    }
}
