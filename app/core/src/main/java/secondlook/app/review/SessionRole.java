package secondlook.app.review;

import java.util.Locale;

/** What a session is to the others of its family. */
public enum SessionRole {
    /** Made here of a run. */
    REVIEW,
    /** The same items, or some of them, for another reviewer. */
    SECOND,
    /** What another reviewer said, brought back from another workspace or another tool. */
    RECEIVED,
    /** The items on which others disagreed. What is said here counts before all else. */
    ADJUDICATION;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
