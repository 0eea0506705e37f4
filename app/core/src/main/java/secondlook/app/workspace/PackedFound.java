package secondlook.app.workspace;

import org.jspecify.annotations.Nullable;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.pack.PackManifest;

/**
 * What a packed session is to a workspace.
 *
 * @param manifest what it says of itself
 * @param done     items of it of which something was said
 * @param origin   the session here that it comes from or is; {@code null} if there is none, so that it can only be answered
 *                 here and not be merged
 * @param copy     a session here that was made of it before; {@code null} if there is none
 * @param namesake whether somebody of the same name has answered another session of its family here: the two would count as
 *                 one person
 */
public record PackedFound(PackManifest manifest, int done, @Nullable SessionEntry origin, @Nullable SessionEntry copy,
        boolean namesake) {

    /** Whether it came back and is to be merged, not answered. */
    public boolean isBack() {
        return origin != null;
    }
}
