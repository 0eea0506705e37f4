package secondlook.runtime.guard;

import java.util.Locale;

/** What becomes of a row. */
public enum Outcome {
    /** The label stands. */
    ACCEPT,
    /** A person should look. */
    REVIEW,
    /** Given back without a label. */
    REFUSE;

    private static final Outcome[] VALUES = values();

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(byte code) {
        return VALUES[code];
    }
}
