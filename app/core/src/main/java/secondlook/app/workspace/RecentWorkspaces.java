package secondlook.app.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import secondlook.app.database.Json;

/**
 * The workspaces opened last, newest first, kept as {@code recent.json}: a list of absolute paths. A convenience only:
 * a file that cannot be read counts as empty, one that cannot be written is passed over. Thread-safe.
 */
public final class RecentWorkspaces {

    /** Older ones are forgotten. */
    public static final int MOST = 12;

    private static final long MOST_BYTES = 1 << 20;

    private final Path file;

    /** @param folder the person's configuration folder, as {@link ConfigFolder} finds it; made when first needed */
    public RecentWorkspaces(Path folder) {
        this.file = folder.resolve("recent.json");
    }

    /**
     * @param folder  of the workspace
     * @param missing whether there is no workspace in it now; it stays listed, for a disk may be plugged in again
     */
    public record Entry(Path folder, boolean missing) {}

    /** Newest first. */
    public synchronized List<Entry> list() {
        return folders().stream().map(folder -> new Entry(folder, !Workspace.isWorkspace(folder))).toList();
    }

    /** Puts a workspace at the top. */
    public synchronized void add(Path folder) {
        List<Path> folders = folders();
        Path absolute = folder.toAbsolutePath().normalize();
        folders.remove(absolute);
        folders.addFirst(absolute);
        write(folders.subList(0, Math.min(MOST, folders.size())));
    }

    /** Takes a workspace off the list; the folder itself is not touched. */
    public synchronized void remove(Path folder) {
        List<Path> folders = folders();
        if (folders.remove(folder.toAbsolutePath().normalize())) {
            write(folders);
        }
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return folders;
            }
            for (String path : Json.strings(Files.readString(file, StandardCharsets.UTF_8))) {
                Path folder = Path.of(path);
                if (folder.isAbsolute() && !folders.contains(folder) && folders.size() < MOST) {
                    folders.add(folder);
                }
            }
        } catch (IOException | IllegalStateException | InvalidPathException | NullPointerException unreadable) {
            // a list of places is not worth an error
        }
        return folders;
    }

    private void write(List<Path> folders) {
        Path part = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(part.toAbsolutePath().getParent());
            Files.writeString(part, Json.write(folders.stream().map(Path::toString).toList()), StandardCharsets.UTF_8);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            System.getLogger(RecentWorkspaces.class.getName()).log(System.Logger.Level.DEBUG, "not remembered",
                    unwritable);
            part.toFile().delete();
        }
    }
}
