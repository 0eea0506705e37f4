package secondlook.desktop.open;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workspace opened before.
 *
 * @param folder  where it was
 * @param opened  when it was last opened; {@code null} where unknown
 * @param holds   what it held then, in words; empty where unknown
 * @param left    items left to review then; 0 for none
 * @param alarms  that stand in it now; 0 for none or where unknown
 * @param missing whether the folder is not there now
 */
public record RecentWorkspace(Path folder, @Nullable Instant opened, String holds, int left, int alarms,
        boolean missing) {

    /** One in which no alarm stands. */
    public RecentWorkspace(Path folder, @Nullable Instant opened, String holds, int left, boolean missing) {
        this(folder, opened, holds, left, 0, missing);
    }

    public String name() {
        Path last = folder.getFileName();
        return last == null ? folder.toString() : last.toString();
    }
}
