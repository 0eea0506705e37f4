package secondlook.app.registry;

import org.jspecify.annotations.Nullable;

/**
 * One point of the checklist.
 *
 * @param key      {@code contract}, {@code accuracy}, {@code calibration}, {@code classes}, {@code usable} or {@code drift}
 * @param state    what it says
 * @param evidence the figures, in a sentence
 * @param accepted why a person lets it pass although it is not {@link CheckState#PASSED}; {@code null} if nobody did
 */
public record Check(String key, CheckState state, String evidence, @Nullable String accepted) {

    public Check(String key, CheckState state, String evidence) {
        this(key, state, evidence, null);
    }

    /** Whether it stands in the way. */
    public boolean blocks() {
        return state != CheckState.PASSED && accepted == null;
    }
}
