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

    /** Rows of the source that are looked at before all are. */
    private static final int FIRST = 10_000;

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
            try (TemporarySpill spill = TemporarySpill.make();
                    DuckDBConnection connection = DuckDb.attached(null, prepared.attached(), spill.folder())) {
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

    /** Of the first rows of the source where these suffice, so that nobody waits for the others. */
    private List<List<@Nullable String>> beginning(DuckDBConnection connection, Plan plan, JobContext context)
            throws SQLException {
        if (plan.isRowByRow() && dataset.manifest().rows() > FIRST) {
            List<List<@Nullable String>> few = beginning(connection, plan, FIRST, context);
            if (few.size() >= rows) {
                return few;
            }
        }
        return beginning(connection, plan, 0, context);
    }

    private List<List<@Nullable String>> beginning(DuckDBConnection connection, Plan plan, int of, JobContext context)
            throws SQLException {
        String statement = "CREATE OR REPLACE TEMP TABLE beginning AS " + plan.beginning(rows, of);
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
