package secondlook.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * A folder for the files of one command or one session, gone when it is closed. It holds a locked file for as long as its process lives, so
 * that the next one can tell what a killed one has left, and sweep it.
 */
public final class TemporaryFolder implements AutoCloseable {

    private static final String PREFIX = "second-look-";
    private static final String LOCK = "in-use.lock";

    /** A process that opens and closes a file it has locked loses the lock, so its own are never looked at. */
    private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private TemporaryFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * @param parent usually the system's folder for such things
     * @param remedy what to do where nothing can be written there
     * @throws RefusedException if nothing can be written there
     */
    public static TemporaryFolder in(Path parent, String remedy) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory(parent, PREFIX);
            HERE.add(folder);
            sweep(parent, Files.getOwner(folder));
            // it gets its name when it is locked: before, the folder is not taken for one that was left
            Path unlocked = folder.resolve(LOCK + ".part");
            FileChannel channel = FileChannel.open(unlocked, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel.lock();
            Files.move(unlocked, folder.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
            return new TemporaryFolder(folder, channel);
        } catch (IOException e) {
            giveUp(folder);
            throw new RefusedException(new Problem("No temporary folder can be made in " + parent,
                    DiskTrouble.words(e), remedy), e);
        }
    }

    private static void giveUp(@Nullable Path folder) {
        if (folder != null) {
            HERE.remove(folder);
            try {
                FolderRemoval.remove(folder);
            } catch (UncheckedIOException litter) {
                // the reason is about to be told
            }
        }
    }

    /** Removes what ended processes of this user have left there; nothing where there is no such folder. */
    public static void sweep(Path parent) {
        if (Files.isDirectory(parent)) {
            try {
                sweep(parent, Files.getOwner(parent));
            } catch (IOException unreadable) {
                // litter of others does no harm
            }
        }
    }

    /** Removes this user's folders whose process is no more. */
    private static void sweep(Path parent, UserPrincipal owner) {
        try (Stream<Path> all = Files.list(parent)) {
            List<Path> ours = all.filter(path -> path.getFileName().toString().startsWith(PREFIX)
                    && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !HERE.contains(path)).toList();
            for (Path left : ours) {
                sweepOne(left, owner);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            // litter of others does no harm
        }
    }

    private static void sweepOne(Path left, UserPrincipal owner) {
        Path file = left.resolve(LOCK);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            if (!Files.getOwner(left, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
                return;
            }
            try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
                    FileLock lock = other.tryLock()) {
                if (lock != null) {
                    FolderRemoval.remove(left);
                }
            }
        } catch (IOException | UncheckedIOException | OverlappingFileLockException inUse) {
            // another command sweeps it, or works in it
        }
    }

    public Path path() {
        return folder;
    }

    @Override
    public void close() {
        try (channel) {
            try (Stream<Path> inside = Files.list(folder)) {
                inside.filter(path -> !path.endsWith(LOCK)).toList().forEach(FolderRemoval::remove);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        } finally {
            HERE.remove(folder);
        }
        try {
            Files.deleteIfExists(folder.resolve(LOCK));
            Files.deleteIfExists(folder);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
