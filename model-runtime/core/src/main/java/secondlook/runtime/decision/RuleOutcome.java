package secondlook.runtime.decision;

import java.util.Locale;

/** What a rule does to the rows for which its condition holds. */
public enum RuleOutcome {
    /** A person should look. */
    REVIEW,
    /** The rule's label is taken instead of the model's. */
    OVERRIDE,
    /** The policy's second model answers. */
    FALLBACK,
    /** Nobody answers: the row is given back without a label. */
    REFUSE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
