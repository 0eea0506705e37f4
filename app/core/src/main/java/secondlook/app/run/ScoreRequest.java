package secondlook.app.run;

import org.jspecify.annotations.Nullable;
import secondlook.app.expect.InputContract;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.fit.ModelCalibration;

/**
 * What to score besides the binding.
 *
 * @param truth the truth column, kept with the run; {@code null} if none
 * @param where SQL condition that chooses the rows; {@code null} for all
 * @param batch rows per batch, at most {@value #MOST_ROWS}; 0 for the default
 * @param calibration applied to every distribution; the stated probabilities are kept beside the calibrated ones.
 *                    {@code null} for the model's own
 * @param contract    what the model expects of the rows; {@code null} for nothing
 */
public record ScoreRequest(@Nullable String truth, @Nullable String where, int batch,
        @Nullable ModelCalibration calibration, @Nullable InputContract contract) {

    public static final ScoreRequest ALL = new ScoreRequest(null, null, 0);

    /** Batches are made in advance and as a whole: more rows would fill the memory before the first is scored. */
    private static final int MOST_ROWS = 1_000_000;

    /** Without a calibration. */
    public ScoreRequest(@Nullable String truth, @Nullable String where, int batch) {
        this(truth, where, batch, null, null);
    }

    /** The same, calibrated. */
    public ScoreRequest with(@Nullable ModelCalibration applied) {
        return new ScoreRequest(truth, where, batch, applied, contract);
    }

    /** The same, with rows that are otherwise than the model expects flagged or refused. */
    public ScoreRequest under(@Nullable InputContract expected) {
        return new ScoreRequest(truth, where, batch, calibration, expected);
    }

    /** The same of other rows. */
    public ScoreRequest where(@Nullable String condition) {
        return new ScoreRequest(truth, condition, batch, calibration, contract);
    }

    /** @throws RefusedException if the batch is out of range */
    public ScoreRequest {
        if (batch < 0 || batch > MOST_ROWS) {
            throw new RefusedException(batch + " cannot be the rows of a batch",
                    "it must be from 1 to " + MOST_ROWS, "Give for example 4096 (--batch 4096), or leave it out.");
        }
    }
}
