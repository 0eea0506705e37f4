package secondlook.runtime.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stops a run that takes too long: a graph can hold a loop that never ends. Close it before the run's options. */
final class Watchdog implements AutoCloseable {

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean stopped;

    Watchdog(OrtSession.RunOptions run, Duration limit) {
        thread = new Thread(() -> watch(run, limit), "onnx-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(OrtSession.RunOptions run, Duration limit) {
        try {
            if (!finished.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                stopped = true;
                run.setTerminate(true);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (OrtException cannotStop) {
            throw new IllegalStateException(cannotStop);
        }
    }

    /** Whether the run was told to stop. */
    boolean hasStopped() {
        return stopped;
    }

    @Override
    public void close() {
        finished.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException asked) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
