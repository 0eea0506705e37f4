package secondlook.runtime.remote;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one worker while a request is under way, on a thread of its own, so that neither reading nor writing can block
 * it: ends the worker when it is silent, too slow, or does not stop when asked to.
 */
final class WorkerWatch {

    /** What can be done to the worker. None of it blocks. */
    interface Target {

        /** Asks it to drop the request. */
        void askToStop(int request);

        void end(Ending why);
    }

    private record Watched(int request, Call call, long since) {}

    private final WorkerLimits limits;
    private final Target target;
    private final Thread thread;
    private volatile @Nullable Watched watched;
    private volatile long heard;
    private volatile boolean spoken;
    private volatile boolean stopped;

    WorkerWatch(WorkerLimits limits, Target target) {
        this.limits = limits;
        this.target = target;
        this.thread = Thread.ofPlatform().daemon().name("worker-watch").unstarted(this::watch);
        thread.start();
    }

    /** Something came from the worker. */
    void heard() {
        heard = System.nanoTime();
        spoken = true;
    }

    void begin(int request, Call call) {
        heard = System.nanoTime();
        watched = new Watched(request, call, System.nanoTime());
        LockSupport.unpark(thread);
    }

    void done() {
        watched = null;
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        int asked = 0;
        long askedAt = 0;
        while (!stopped) {
            Watched now = watched;
            if (now == null) {
                LockSupport.park(this);
                continue;
            }
            // a worker that has not said a word yet is still starting
            if (spoken && past(heard, limits.silence())) {
                target.end(Ending.SILENT);
            } else if (asked == now.request()) {
                if (past(askedAt, limits.grace())) {
                    target.end(Ending.CANCELLED);
                }
            } else if (now.call().context().isCancelled()) {
                asked = now.request();
                askedAt = System.nanoTime();
                target.askToStop(asked);
            } else if (now.call().limit() != null && past(now.since(), now.call().limit())) {
                target.end(Ending.TOO_SLOW);
            }
            LockSupport.parkNanos(this, limits.look().toNanos());
        }
    }

    private static boolean past(long since, Duration limit) {
        return System.nanoTime() - since > limit.toNanos();
    }
}
