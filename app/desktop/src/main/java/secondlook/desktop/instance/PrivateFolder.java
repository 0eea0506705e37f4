package secondlook.desktop.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder that nobody but its owner can enter. */
final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {
    }

    /**
     * Makes it where it is not there, and shuts others out where they could enter. On systems without such permissions it
     * is as private as the folder it lies in.
     *
     * @throws IOException if that cannot be done: it is a link, a file, or another user's
     */
    static void prepare(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Path parent = folder.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(folder);
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // only the owner may do this, so it also refuses the folder of another user
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        }
    }
}
