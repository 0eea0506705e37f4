package secondlook.runtime.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ends this process before it takes so much memory that the whole machine stands still: native code knows no limit of its
 * own. Linux only; elsewhere the system decides.
 */
final class MemoryWatch {

    /** The exit code by which the application knows why. Part of the protocol. */
    static final int EXIT = 70;

    private static final Path PAGES = Path.of("/proc/self/statm");
    private static final Path MACHINE = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";
    private static final long PAGE = 4096;
    private static final long LOOK_MILLIS = 50;

    private MemoryWatch() {
    }

    /** @param most bytes of resident memory; 0 for no limit */
    static void start(long most) {
        if (most > 0 && Files.isReadable(PAGES)) {
            Thread.ofPlatform().daemon().name("memory-watch").start(() -> watch(most));
        }
    }

    /**
     * Whether the process has too much.
     *
     * @param resident  bytes that it has
     * @param available bytes that the machine could still give
     * @param most      bytes that it may have where others leave it so much
     */
    static boolean isTooMuch(long resident, long available, long most) {
        // the second is for a machine on which others have much too: the one that takes most goes first
        return resident > most || (available < most / 20 && resident > most / 4);
    }

    private static void watch(long most) {
        try {
            while (!isTooMuch(resident(), available(), most)) {
                Thread.sleep(LOOK_MILLIS);
            }
            Runtime.getRuntime().halt(EXIT);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (IOException unreadable) {
            System.getLogger(MemoryWatch.class.getName()).log(System.Logger.Level.WARNING, "memory is not watched",
                    unreadable);
        }
    }

    private static long resident() throws IOException {
        return Long.parseLong(Files.readString(PAGES).split(" ", 3)[1]) * PAGE;
    }

    private static long available() throws IOException {
        for (String line : Files.readAllLines(MACHINE)) {
            if (line.startsWith(AVAILABLE)) {
                return Long.parseLong(line.substring(AVAILABLE.length()).replace("kB", "").strip()) << 10;
            }
        }
        return Long.MAX_VALUE;
    }
}
