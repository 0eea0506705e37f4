package secondlook.app.data;

import org.jspecify.annotations.Nullable;

/** The old place of {@link secondlook.app.duckdb.DiskTrouble}. */
public final class DiskTrouble {

    private DiskTrouble() {
    }

    /** The trouble in plain words; {@code null} if the failure is something else. */
    public static @Nullable String of(Throwable failure) {
        return secondlook.app.duckdb.DiskTrouble.of(failure);
    }

    /** Whether it says that there is no more space. */
    public static boolean isFull(Throwable failure) {
        return secondlook.app.duckdb.DiskTrouble.isFull(failure);
    }

    /** The trouble in plain words, else the first line of what the failure says. */
    public static String words(Throwable failure) {
        return secondlook.app.duckdb.DiskTrouble.words(failure);
    }
}
