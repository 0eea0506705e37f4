package secondlook.app.registry;

import java.util.Locale;

/** What a check before a promotion says. */
public enum CheckState {
    PASSED,
    /** It speaks against the promotion. */
    FAILED,
    /** It cannot be told by figures: a person has to say. */
    OPEN;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
