package secondlook.runtime.decision;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;

/**
 * The second model of a policy, usually a simpler one.
 *
 * @param model     a file, or a version of the workspace such as {@code simple@champion}
 * @param onInvalid used where the first model gives no usable scores
 * @param onAbsent  used for every row where the first model cannot be opened
 * @param onAbstain used where the threshold flags the first model's answer
 * @param threshold the least confidence, in [0,1], at which its answer is taken; below it a person looks
 */
public record Fallback(String model, boolean onInvalid, boolean onAbsent, boolean onAbstain,
        @Nullable Double threshold) {

    /** @throws RefusedException if the model is not named or the threshold is out of range */
    public Fallback {
        if (model == null || model.isBlank()) {
            throw new RefusedException("The fallback cannot be used", "it names no model", "Name one.");
        }
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw new RefusedException("The fallback cannot be used", threshold + " is not a confidence",
                    "Give a threshold from 0 to 1.");
        }
    }

    /** The threshold; 0 where none was given, so that every usable answer is taken. */
    public double least() {
        return threshold == null ? 0 : threshold;
    }
}
