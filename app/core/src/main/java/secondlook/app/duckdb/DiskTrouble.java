package secondlook.app.duckdb;

import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Knows the ways in which systems and the database say that the disk is full or may not be written. */
public final class DiskTrouble {

    private DiskTrouble() {
    }

    /** The trouble in plain words; {@code null} if the failure is something else. */
    public static @Nullable String of(Throwable failure) {
        if (isFull(failure)) {
            return "the disk is full";
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (failure instanceof AccessDeniedException || failure instanceof ReadOnlyFileSystemException
                || message.contains("read-only file system") || message.contains("permission denied")) {
            return "the folder is read-only";
        }
        return null;
    }

    /** Whether it says that there is no more space. */
    public static boolean isFull(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left") || message.contains("not enough space")
                || message.contains("disk full") || message.contains("quota exceeded");
    }

    /** The trouble in plain words, else the first line of what the failure says. */
    public static String words(Throwable failure) {
        String known = of(failure);
        return known != null ? known : String.valueOf(failure.getMessage()).lines().findFirst().orElse("unknown");
    }
}
