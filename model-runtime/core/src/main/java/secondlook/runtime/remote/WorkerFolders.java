package secondlook.runtime.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folders of workers: {@code <process id of the program>-<number>}, inside one folder of the program. */
public final class WorkerFolders {

    private WorkerFolders() {
    }

    /** Removes a folder with all that is in it, as far as that is possible. */
    static void remove(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | RuntimeException inUse) {
            System.getLogger(WorkerFolders.class.getName()).log(System.Logger.Level.DEBUG, folder + " stays", inUse);
        }
    }

    /** The folder of this program's worker of that number; not yet made. */
    public static Path of(Path root, int number) {
        return root.resolve(ProcessHandle.current().pid() + "-" + number).toAbsolutePath();
    }

    /** Removes what programs that are no more have left. */
    public static void sweep(Path root) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> all = Files.list(root)) {
            List<Path> left = all.filter(WorkerFolders::isOrphan).toList();
            left.forEach(WorkerFolders::remove);
        } catch (IOException | RuntimeException unreadable) {
            System.getLogger(WorkerFolders.class.getName()).log(System.Logger.Level.DEBUG, root + " is not swept",
                    unreadable);
        }
    }

    private static boolean isOrphan(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.matches("\\d{1,18}-\\d{1,9}")
                && ProcessHandle.of(Long.parseLong(name.substring(0, name.indexOf('-')))).isEmpty();
    }
}
