package secondlook.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/** From a thread that works the window to the one on which it lives. */
final class FxThread {

    private FxThread() {
    }

    static <T> T on(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        return task.get();
    }

    /** Looks every 50 ms. */
    static void await(BooleanSupplier condition) throws Exception {
        while (!on(condition::getAsBoolean)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Milliseconds so far of the threads whose name begins so. */
    static double processorTime(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().startsWith(name)) {
                sum += threads.getThreadCpuTime(id);
            }
        }
        return sum / 1e6;
    }
}
