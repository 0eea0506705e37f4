package secondlook.app.run;

import org.jspecify.annotations.Nullable;

/**
 * What to score besides the binding.
 *
 * @param truth the truth column, kept with the run; {@code null} if none
 * @param where SQL condition that chooses the rows; {@code null} for all
 * @param batch rows per batch; 0 for the default
 */
public record ScoreRequest(@Nullable String truth, @Nullable String where, int batch) {

    public static final ScoreRequest ALL = new ScoreRequest(null, null, 0);
}
