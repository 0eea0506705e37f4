package secondlook.app.run;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.runtime.job.JobContext;

/** Prediction files: CSV or Parquet with {@code p_<class>} columns (or {@code prediction}), ours or made elsewhere. */
public final class PredictionFiles {

    private PredictionFiles() {
    }

    /** Whether the dataset has two or more {@code p_<class>} columns of numbers, so that it can be opened as a run. */
    public static boolean looksLikePredictions(Dataset dataset) {
        throw new UnsupportedOperationException("contract");
    }

    /**
     * Makes a run of a dataset that holds predictions. {@code row_id} is used if the file has one.
     *
     * @param truth the truth column; {@code null} to look for {@code y_true}, {@code truth}, {@code label}, {@code target}
     * @throws secondlook.runtime.RefusedException if there are no usable {@code p_<class>} columns
     */
    public static RunManifest toRun(Dataset dataset, @Nullable String truth, Path runs, Clock clock,
            JobContext context) {
        throw new UnsupportedOperationException("contract");
    }

    /** Writes a run as a prediction file, CSV or Parquet by the name's ending; temporary name first, then renamed. */
    public static void write(Path runs, String runId, Path out) {
        throw new UnsupportedOperationException("contract");
    }
}
