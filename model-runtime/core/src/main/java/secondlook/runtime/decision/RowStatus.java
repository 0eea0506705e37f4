package secondlook.runtime.decision;

import java.util.Locale;

/** What the input rules (definitions §0) say of one row of probabilities. */
public enum RowStatus {
    /** Sums to 1 within 1e-6. */
    OK,
    /** Off by more than 1e-6 and at most 0.02: divided by the sum, and counted. */
    RENORMALISED,
    /** Missing, infinite, outside [0,1] or off by more than 0.02: always flagged, in no aggregate. */
    INVALID;

    private static final RowStatus[] VALUES = values();

    public byte code() {
        return (byte) ordinal();
    }

    public static RowStatus of(byte code) {
        return VALUES[code];
    }

    /** The word used in prediction files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
