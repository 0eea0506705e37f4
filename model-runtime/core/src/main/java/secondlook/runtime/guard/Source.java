package secondlook.runtime.guard;

import java.util.Locale;

/** Who a row's label comes from. */
public enum Source {
    /** The run's model. */
    MODEL,
    /** The policy's second model. */
    FALLBACK,
    /** An overriding rule. */
    RULE,
    /** Nobody: there is no label. */
    NONE;

    private static final Source[] VALUES = values();

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Source of(byte code) {
        return VALUES[code];
    }
}
