package secondlook.runtime.decision;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.expression.Condition;

/**
 * A guardrail: where the model is known to fail. Rules are tried in their order and the first that holds decides.
 *
 * @param name    for a person, unique in its policy
 * @param when    a {@link Condition} over the inputs by their names and over {@code predicted}, {@code confidence},
 *                {@code margin} and {@code entropy}
 * @param outcome what happens then
 * @param label   the label of an override; {@code null} otherwise
 * @param shadow  whether it is only watched: its hits are counted and nothing is decided by it
 */
public record Rule(String name, String when, RuleOutcome outcome, @Nullable String label, boolean shadow) {

    /** @throws RefusedException if the condition is none, or an override has no label */
    public Rule {
        if (name == null || name.isBlank() || when == null || outcome == null) {
            throw new RefusedException("A rule cannot be used", "it lacks a name, a condition (when) or an outcome",
                    "Give all three.");
        }
        Condition.parse(when);
        if ((outcome == RuleOutcome.OVERRIDE) != (label != null)) {
            throw new RefusedException("The rule " + name + " cannot be used",
                    label == null ? "it overrides and does not say with which label" : "only an override has a label",
                    "Give a label with the outcome override and with no other.");
        }
    }

    /** The same rule, watched only or in force. */
    public Rule inShadow(boolean only) {
        return new Rule(name, when, outcome, label, only);
    }
}
