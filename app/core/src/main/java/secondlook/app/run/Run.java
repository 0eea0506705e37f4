package secondlook.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.ManifestFile;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.job.JobContext;

/** An immutable run opened for reading. Thread-safe. */
public final class Run implements AutoCloseable {

    private final RunManifest manifest;
    private final RunTable table;
    private volatile boolean closed;
    private @Nullable Predictions predictions;
    private double @Nullable [] values;

    private Run(RunManifest manifest, RunTable table) {
        this.manifest = manifest;
        this.table = table;
    }

    /**
     * @param folder holds {@code <id>.parquet} and {@code <id>.json}
     * @throws RefusedException if they are absent or damaged
     */
    public static Run open(Path folder, String id) {
        Path file = RunFiles.table(folder, id);
        try {
            RunManifest manifest = ManifestFile.read(RunFiles.manifest(folder, id), RunManifest.class);
            if (!Files.isRegularFile(file)) {
                throw new IOException(file.getFileName() + " is absent");
            }
            return new Run(manifest, RunTable.open(file, manifest));
        } catch (IOException | SQLException e) {
            throw new RefusedException(new Problem("The run " + id + " cannot be opened", folder.toString(),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown"), "Make it again."), e);
        }
    }

    public RunManifest manifest() {
        return manifest;
    }

    public boolean isRegression() {
        return manifest.classes().isEmpty();
    }

    /** Everything but the distributions, in memory; read once and kept. */
    public Predictions predictions() {
        return predictions(JobContext.NONE);
    }

    /**
     * The same, with progress in rows.
     *
     * @throws secondlook.runtime.job.JobCancelledException if it is not wanted any more; nothing is kept then
     */
    public synchronized Predictions predictions(JobContext context) {
        Predictions known = predictions;
        if (known == null) {
            known = isRegression() ? ofRegression() : table.predictions(context);
            predictions = known;
        }
        return known;
    }

    /**
     * What the model itself stated, before calibration: as {@link #predictions}, with other probabilities and so perhaps
     * other labels. {@code null} where the run was not calibrated. Read anew at each call.
     */
    public @Nullable Predictions statedPredictions() {
        return manifest.calibration() == null ? null : table.statedPredictions();
    }

    /** How far the members of the model disagree; {@code null} where the model is no ensemble. Read anew at each call. */
    public @Nullable MemberDisagreement members() {
        return manifest.members()
                ? new MemberDisagreement(table.members(0), table.members(1), table.members(2))
                : null;
    }

    private Predictions ofRegression() {
        double[] all = values();
        int n = all.length;
        byte[] status = new byte[n];
        int[] none = new int[n];
        Arrays.fill(none, -1);
        double[] missing = new double[n];
        Arrays.fill(missing, Double.NaN);
        for (int row = 0; row < n; row++) {
            status[row] = (Double.isNaN(all[row]) ? RowStatus.INVALID : RowStatus.OK).code();
        }
        return new Predictions(manifest.classes(), table.rowIds(), none, missing, missing, missing, status, null);
    }

    /** Distribution over the classes for one row of the run (its index, not its row id); NaN where invalid. */
    public double[] distribution(int index) {
        return table.distribution(index);
    }

    /** All distributions of a classifier, in the order of the run's rows, without holding them all in memory. */
    public void distributions(DistributionVisitor visitor) {
        if (!isRegression()) {
            table.distributions(visitor);
        }
    }

    /** The predicted values of a regression, one per row, NaN where invalid; empty for a classification. */
    public synchronized double[] values() {
        double[] known = values;
        if (known == null) {
            known = isRegression() ? table.values() : new double[0];
            values = known;
        }
        return known;
    }

    @Override
    public void close() {
        closed = true;
        table.close();
    }

    public boolean isClosed() {
        return closed;
    }
}
