package secondlook.app.retrain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import secondlook.app.shape.Shaping;
import secondlook.app.train.TrainRequest;
import secondlook.runtime.RefusedException;
import secondlook.runtime.train.Balance;

/**
 * How a model is made again from new rows.
 *
 * @param name       of the model; its versions share it
 * @param target     the column to predict
 * @param algorithm  an algorithm's name; {@code null} for a random forest
 * @param parameters hyperparameters by name
 * @param seed       of split and training
 * @param where      condition that chooses the rows to learn from; {@code null} for all that are not held out
 * @param heldOut    condition that chooses the rows on which candidate and champion are compared. No candidate learns from them
 * @param drop       columns not to learn from
 * @param retries    how often a step that failed in the model's own code is tried again, from 0 to 5
 * @param promote    {@code by_hand}, or {@code when_passed} to promote a candidate whose checklist passes as a whole
 * @param drift      what was found when the drift was looked at, for the checklist; {@code null} if nobody looked
 * @param balance    what is done about classes of different frequency, as {@link Balance#key()}; {@code null} for nothing
 * @param steps      what is done to the rows first; the other conditions and columns are those after it. {@code null} for
 *                   nothing
 */
public record RetrainRecipe(String name, String target, @Nullable String algorithm,
        @Nullable Map<String, String> parameters, long seed, @Nullable String where, String heldOut,
        @Nullable List<String> drop, int retries, @Nullable String promote, @Nullable String drift,
        @Nullable String balance, @Nullable Shaping steps) {

    private static final String WHEN_PASSED = "when_passed";

    /** @throws RefusedException if something is missing or means nothing */
    public RetrainRecipe {
        if (isBlank(name) || isBlank(target) || isBlank(heldOut)) {
            throw refused("it lacks a name, a target or the condition of the held-out rows (held_out)",
                    "Give all three.");
        }
        if (promote != null && !promote.equals("by_hand") && !promote.equals(WHEN_PASSED)) {
            throw refused("promote says " + promote, "Say by_hand or when_passed.");
        }
        if (retries < 0 || retries > 5) {
            throw refused("retries is " + retries, "Give a number from 0 to 5.");
        }
        parameters = parameters == null ? Map.of() : new TreeMap<>(parameters);
        drop = drop == null ? List.of() : List.copyOf(drop);
        balance = balance == null ? Balance.NONE.key() : Balance.of(balance).key();
        steps = steps == null ? Shaping.NONE : steps;
    }

    /** The same with other steps before it. */
    RetrainRecipe with(Shaping shaping) {
        return new RetrainRecipe(name, target, algorithm, parameters, seed, where, heldOut, drop, retries, promote,
                drift,
                balance, shaping);
    }

    /** What is done to the rows first; perhaps nothing. */
    public Shaping shaping() {
        return steps == null ? Shaping.NONE : steps;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static RefusedException refused(String why, String remedy) {
        return new RefusedException("The retraining recipe cannot be used", why, remedy);
    }

    /** Whether the policy written in it lets a candidate be promoted without a person. */
    public boolean promotesWhenPassed() {
        return WHEN_PASSED.equals(promote);
    }

    /** Learns from everything that is chosen and not held out; what it is measured on is held out already. */
    TrainRequest request() {
        String learn = "(" + heldOut + ") IS NOT TRUE";
        return request(where == null ? learn : "(" + where + ") AND " + learn);
    }

    /** The same from other rows. */
    TrainRequest request(@Nullable String rows) {
        return new TrainRequest(target, algorithm == null ? TrainRequest.DEFAULT_ALGORITHM : algorithm,
                parameters == null ? Map.of() : parameters, seed, 0, null, rows,
                drop == null ? List.of() : drop, null, name, null, true,
                balance == null ? Balance.NONE : Balance.of(balance));
    }
}
