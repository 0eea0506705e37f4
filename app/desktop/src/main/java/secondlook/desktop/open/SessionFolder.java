package secondlook.desktop.open;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import secondlook.cli.console.TemporaryFolder;

/** A folder for what is only looked at, as long as the program runs. Made when it is first wanted, readable by this person only. */
public final class SessionFolder implements AutoCloseable {

    private final Path parent;
    private @Nullable TemporaryFolder folder;

    /** @param parent of the folders of all sessions; made where it is missing */
    public SessionFolder(Path parent) {
        this.parent = parent;
    }

    /** Removes what sessions have left that ended without closing theirs. */
    public void sweep() {
        TemporaryFolder.sweep(parent);
    }

    /**
     * A new folder in it.
     *
     * @throws secondlook.runtime.RefusedException if nothing can be written there
     */
    public synchronized Path room() throws IOException {
        if (folder == null) {
            Files.createDirectories(parent);
            folder = TemporaryFolder.in(parent, "Free some space there.");
        }
        return Files.createTempDirectory(folder.path(), "");
    }

    /** Removes it; what cannot be deleted now is swept at the next start. */
    @Override
    public synchronized void close() {
        if (folder != null) {
            try {
                folder.close();
            } catch (UncheckedIOException inUse) {
                // the next start sweeps it
            }
            folder = null;
        }
    }
}
