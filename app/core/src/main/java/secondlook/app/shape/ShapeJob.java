package secondlook.app.shape;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.DatasetManifest;
import secondlook.app.data.Origin;
import secondlook.app.data.read.ReadOptions;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.WatchedStatement;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;

/**
 * Makes a new snapshot of a dataset by doing the steps of a shaping. The dataset stays as it is. The same steps on the same data
 * give the same snapshot, which is then found and not made again.
 */
public final class ShapeJob implements Job<DatasetManifest> {

    private static final int ID_DIGITS = 16;

    private final Dataset dataset;
    private final Shaping shaping;
    private final DatasetImporter importer;
    private final Clock clock;

    /**
     * @param importer its folder receives the snapshot
     * @param clock    for the manifest
     */
    public ShapeJob(Dataset dataset, Shaping shaping, DatasetImporter importer, Clock clock) {
        this.dataset = dataset;
        this.shaping = shaping;
        this.importer = importer;
        this.clock = clock;
    }

    /**
     * The manifest of the snapshot; its warnings say what the steps did that a person should know.
     *
     * @throws RefusedException                             naming the step that does not fit the data
     * @throws secondlook.runtime.job.JobCancelledException if cancelled; nothing is left then
     */
    @Override
    public DatasetManifest run(JobContext context) {
        if (shaping.isEmpty()) {
            return dataset.manifest();
        }
        context.step("Preparing the steps");
        try (ExpressionBench bench = new ExpressionBench()) {
            Preparation prepared = Preparation.of(dataset, shaping, importer, bench, context);
            Shaping whole = before().and(prepared.shaping());
            String sha256 = fingerprint(whole);
            return importer.derive(sha256.substring(0, ID_DIGITS),
                    (database, scratch) -> make(prepared, whole, sha256, database, scratch, context), context);
        }
    }

    private DatasetManifest make(Preparation prepared, Shaping whole, String sha256, Path database, Path scratch,
            JobContext context) throws SQLException {
        context.step("Shaping " + dataset.manifest().name());
        Plan plan = prepared.plan();
        try (DuckDBConnection connection = DuckDb.attached(database, prepared.attached(), scratch)) {
            String statement = "CREATE TABLE data AS " + plan.rows();
            try {
                WatchedStatement.execute(connection, statement, context,
                        share -> context.progress(Math.round(share * 1000), 1000));
            } catch (SQLException e) {
                throw plan.failure(statement, DuckDbMessage.of(e), e);
            }
            for (String sql : List.of(
                    "CREATE TABLE origin AS SELECT " + StepSql.ROW + " AS source_row FROM data ORDER BY rowid",
                    "ALTER TABLE data DROP COLUMN " + StepSql.ROW)) {
                WatchedStatement.execute(connection, sql, context, share -> {
                });
            }
            long rows = number(connection, "SELECT count(*) FROM data");
            if (rows == 0) {
                throw new RefusedException(dataset.manifest().name() + " cannot be shaped so",
                        "no row would be left", "Loosen the conditions.");
            }
            List<String> notes = new ArrayList<>(prepared.notes());
            context.step("Counting what the steps did");
            notes.addAll(Notes.of(connection, plan, context));
            WatchedStatement.execute(connection, "CHECKPOINT", context, share -> {
            });
            return manifest(plan, whole, sha256, rows, notes);
        }
    }

    static long number(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private DatasetManifest manifest(Plan plan, Shaping whole, String sha256, long rows, List<String> notes) {
        DatasetManifest from = dataset.manifest();
        List<String> warnings = new ArrayList<>(from.warnings());
        warnings.addAll(notes);
        Origin root = root();
        int steps = whole.steps().size();
        return new DatasetManifest(sha256.substring(0, ID_DIGITS), root.name() + ", " + Words.steps(steps),
                from.source(),
                "shaped", rows, plan.schema(), sha256, from.bytes(), clock.instant().toString(), warnings,
                from.options(), List.of(),
                new Origin(root.name(), root.sha256(), root.rows(), whole.inWords(), ShapingFile.json(whole),
                        root.imported(), joined(whole)));
    }

    private Origin root() {
        DatasetManifest manifest = dataset.manifest();
        Origin origin = manifest.origin();
        return origin != null
                ? origin
                : new Origin(manifest.name(), manifest.sha256(), manifest.rows(), List.of(), "", manifest.imported(),
                        Map.of());
    }

    private static Map<String, String> joined(Shaping whole) {
        Map<String, String> joined = new LinkedHashMap<>();
        for (Step step : whole.steps()) {
            if (step instanceof Step.Join join) {
                String sha256 = join.sha256();
                if (sha256 != null) {
                    joined.put(Path.of(join.file()).toAbsolutePath().toString(), sha256);
                }
            }
        }
        return joined;
    }

    private Shaping before() {
        return of(dataset.manifest());
    }

    /** The steps that made a dataset; none if it was imported as it is. */
    public static Shaping of(DatasetManifest manifest) {
        Origin origin = manifest.origin();
        return origin == null ? Shaping.NONE : ShapingFile.parse(origin.shaping(), manifest.name());
    }

    /** Of the source's bytes, of how they were read, and of all that was done to them. */
    private String fingerprint(Shaping whole) {
        try {
            ReadOptions read = dataset.manifest().readOptions();
            byte[] text = (root().sha256() + (read.isEmpty() ? "" : read.values()) + "\n" + ShapingFile.json(whole))
                    .getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
