package secondlook.app.registry;

import java.util.Locale;

/** What a version is now. */
public enum VersionState {
    /** Never counted yet. */
    CANDIDATE,
    /** The one that counts; at most one of each name, and exactly one once any was promoted. */
    CHAMPION,
    /** Counted once, or was set aside. It stays and can be promoted again. */
    RETIRED;

    /** The word for a person and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
