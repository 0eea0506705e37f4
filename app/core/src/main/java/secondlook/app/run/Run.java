package secondlook.app.run;

import java.nio.file.Path;
import secondlook.runtime.decision.Predictions;

/** An immutable run opened for reading. Thread-safe. */
public final class Run implements AutoCloseable {

    /** @param folder holds {@code <id>.parquet} and {@code <id>.json} */
    public static Run open(Path folder, String id) {
        throw new UnsupportedOperationException("contract");
    }

    public RunManifest manifest() {
        throw new UnsupportedOperationException("contract");
    }

    public boolean isRegression() {
        throw new UnsupportedOperationException("contract");
    }

    /** Everything but the distributions, in memory; read once and kept. */
    public Predictions predictions() {
        throw new UnsupportedOperationException("contract");
    }

    /** Distribution over the classes for one row of the run (its index, not its row id); NaN where invalid. */
    public double[] distribution(int index) {
        throw new UnsupportedOperationException("contract");
    }

    /** The predicted values of a regression, one per row; empty for a classification. */
    public double[] values() {
        throw new UnsupportedOperationException("contract");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("contract");
    }
}
