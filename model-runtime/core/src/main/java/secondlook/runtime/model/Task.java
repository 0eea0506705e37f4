package secondlook.runtime.model;

import java.util.Locale;

/** What a model does. */
public enum Task {
    CLASSIFICATION, REGRESSION, EMBEDDING, UNKNOWN;

    /** The word used in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
