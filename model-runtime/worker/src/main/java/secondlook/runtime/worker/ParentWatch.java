package secondlook.runtime.worker;

import java.util.Optional;

/** Ends this process when the one that began it is no more, even where the pipe between them stays open. */
final class ParentWatch {

    private static final long LOOK_MILLIS = 500;

    private ParentWatch() {
    }

    /** @param parent process id; 0 for none to be watched */
    static void start(long parent) {
        if (parent > 0) {
            Thread.ofPlatform().daemon().name("parent-watch").start(() -> watch(parent));
        }
    }

    private static void watch(long parent) {
        try {
            while (lives(parent)) {
                Thread.sleep(LOOK_MILLIS);
            }
            Runtime.getRuntime().halt(0);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean lives(long parent) {
        Optional<ProcessHandle> mine = ProcessHandle.current().parent();
        return mine.isPresent() && mine.get().pid() == parent && mine.get().isAlive();
    }
}
