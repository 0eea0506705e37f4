package secondlook.app.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** What lies where in a workspace, and whether a folder may become one. */
record WorkspaceFolder(Path root) {

    private static final String DATABASE = Workspace.FILE;

    /** What systems put into folders unasked, and what an attempt to make a workspace may have left. */
    private static final Set<String> COUNTS_AS_EMPTY = Set.of(".DS_Store", "Thumbs.db", "desktop.ini", ".directory",
            FolderLock.FILE);

    static boolean isWorkspace(Path folder) {
        return Files.isRegularFile(folder.resolve(DATABASE));
    }

    Path database() {
        return root.resolve(DATABASE);
    }

    Path datasets() {
        return root.resolve("datasets");
    }

    Path runs() {
        return root.resolve("runs");
    }

    Path models() {
        return root.resolve("models");
    }

    /**
     * Makes the root if it is absent; refuses a folder that is neither a workspace nor empty.
     *
     * @return whether there was no workspace before
     */
    boolean prepare() {
        String what = root + " cannot be opened as a workspace";
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new RefusedException(what, "it is a file, not a folder", "Choose a folder.");
        }
        boolean fresh = !isWorkspace(root);
        try {
            Files.createDirectories(root);
            if (fresh) {
                List<String> strangers = strangers();
                if (!strangers.isEmpty()) {
                    throw new RefusedException(what,
                            "it holds other things (" + String.join(", ", strangers) + ") and is not a workspace",
                            "Choose an empty or a new folder.");
                }
            }
        } catch (IOException e) {
            throw cannotWrite(what, e);
        }
        if (!Files.isWritable(root)) {
            throw new RefusedException(what, "the folder is read-only", "Choose a folder that you may write to.");
        }
        return fresh;
    }

    /** Takes back what an attempt to make a workspace here has left; the folder itself only if it is empty then. */
    void unmake() {
        for (String name : List.of(DATABASE, DATABASE + "-wal", DATABASE + "-shm", DATABASE + "-journal",
                FolderLock.FILE)) {
            Trees.deleteQuietly(root.resolve(name));
        }
        try {
            for (Path room : List.of(datasets(), runs(), models(), root)) {
                Files.deleteIfExists(room);
            }
        } catch (IOException notEmpty) {
            // then it is somebody's
        }
    }

    private List<String> strangers() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !COUNTS_AS_EMPTY.contains(name)).sorted().limit(3).toList();
        }
    }

    void makeRooms() {
        try {
            for (Path room : List.of(datasets(), runs(), models())) {
                Files.createDirectories(room);
            }
        } catch (IOException e) {
            throw cannotWrite(root + " cannot be opened as a workspace", e);
        }
    }

    private static RefusedException cannotWrite(String what, IOException e) {
        return new RefusedException(new Problem(what, "the folder cannot be written to (" + e.getMessage() + ")",
                "Check your rights and the free space, or choose another folder."), e);
    }
}
