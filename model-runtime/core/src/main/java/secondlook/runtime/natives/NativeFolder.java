package secondlook.runtime.natives;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A folder of one library and version inside the {@linkplain NativeCache cache}. Only its owner may write there: whatever
 * lies in it is loaded as code.
 *
 * @param path absolute
 */
public record NativeFolder(Path path) {

    private static final Duration ABANDONED = Duration.ofMinutes(10);

    /** Where libraries come from; the class path except in tests. */
    @FunctionalInterface
    public interface Resources {
        @Nullable
        URL find(String path);
    }

    /**
     * Sees to it that a file lies in the folder. Written under a temporary name and renamed, and only if it is not there in
     * its full size: a size that differs is a file of another build, or one that was cut short.
     *
     * @param resource where its content is; {@code null} if nowhere, and then a file that is there already is taken
     * @param name     the file's name in the folder
     * @return the file
     * @throws IOException if there is neither, or it cannot be written
     */
    public Path lay(@Nullable URL resource, String name) throws IOException {
        Path target = path.resolve(name);
        if (resource == null) {
            if (Files.isRegularFile(target)) {
                return target;
            }
            throw new IOException("no library " + name + " on the class path or in " + path);
        }
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            if (Files.isRegularFile(target) && Files.size(target) == connection.getContentLengthLong()) {
                return target;
            }
            make();
            Path part = Files.createTempFile(path, name, ".part");
            try {
                sweep(name, part);
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                move(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return target;
    }

    /** Removes what a process left that was ended while it unpacked; one that is at it now has a younger file. */
    private void sweep(String name, Path mine) throws IOException {
        Instant old = Files.getLastModifiedTime(mine).toInstant().minus(ABANDONED);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(path, name + "*.part")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(old)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void make() throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(path,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(path);
        }
    }
}
