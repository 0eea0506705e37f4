package secondlook.app.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Keeps a folder to one workspace at a time. The system lets go of it when the process ends, however it ends. */
final class FolderLock implements AutoCloseable {

    static final String FILE = "workspace.lock";

    /** Beyond the text, so that another process can read on Windows who holds it. */
    private static final long LOCKED_BYTE = 1 << 20;

    /**
     * Folders open in this process. File locks belong to the whole process, and closing any other channel to the same
     * file would let go of them on POSIX systems; so a second open must be seen before the file is touched.
     */
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @param folder exists */
    static FolderLock take(Path folder) {
        Path real = realPath(folder);
        if (!OPEN_HERE.add(real)) {
            throw inUse(folder, "it is already open in this window");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw inUse(folder, "it is already open in another window or command" + holder(channel));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new FolderLock(real, channel);
        } catch (IOException e) {
            letGo(real, channel);
            throw new RefusedException(new Problem(folder + " cannot be opened",
                    "it cannot be written to; the disk is full or the folder is read-only",
                    "Free some space, check your rights, or choose another folder."), e);
        } catch (RuntimeException e) {
            letGo(real, channel);
            throw e;
        }
    }

    private static Path realPath(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new RefusedException(new Problem(folder + " cannot be opened", "the folder cannot be reached",
                    "Check that it is there and that you may read it."), e);
        }
    }

    private static RefusedException inUse(Path folder, String why) {
        return new RefusedException(folder + " cannot be opened", why,
                "Close it there first, or choose another folder.");
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
        return pid.matches("[0-9]+") ? " (process " + pid + ")" : "";
    }

    private static void letGo(Path folder, @Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException closedEnough) {
            // the system lets go with the process at the latest
        } finally {
            OPEN_HERE.remove(folder);
        }
    }

    @Override
    public void close() {
        letGo(folder, channel);
    }
}
