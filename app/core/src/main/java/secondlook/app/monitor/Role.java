package secondlook.app.monitor;

import java.util.Locale;

/** What a watched column is to the model. */
public enum Role {
    INPUT, MODEL, TRUTH;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
