package secondlook.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;

/** Notices that the database or its log was deleted, moved or replaced while it was open. */
final class FilePresence {

    private final Path database;
    private final Path log;
    private final @Nullable Object databaseKey;
    private final @Nullable Object logKey;

    FilePresence(Path database) {
        this.database = database;
        this.log = database.resolveSibling(database.getFileName() + "-wal");
        this.databaseKey = key(database);
        this.logKey = key(log);
    }

    void require(String what) {
        // no key: the system has none, and there it does not let an open file be deleted either
        boolean gone = databaseKey != null && !databaseKey.equals(key(database))
                || logKey != null && !logKey.equals(key(log));
        if (gone) {
            throw new RefusedException(what,
                    database + " was deleted, moved or replaced while it was open",
                    "Put the folder back where it was, then open the workspace again.");
        }
    }

    private static @Nullable Object key(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException absent) {
            return null;
        }
    }
}
