package secondlook.runtime.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import secondlook.runtime.job.JobContext;

/** Stops the runs under way when their batch is no longer wanted. One thread as long as a batch takes. */
final class CancelWatch implements AutoCloseable {

    private static final long LOOK_MILLIS = 20;

    private final JobContext context;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Set<OrtSession.RunOptions> running = new HashSet<>();
    private boolean stopped;

    CancelWatch(JobContext context) {
        this.context = context;
        Thread thread = new Thread(this::watch, "onnx-cancel");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (!finished.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (context.isCancelled()) {
                    stop();
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (OrtException cannotStop) {
            throw new IllegalStateException(cannotStop);
        }
    }

    private synchronized void stop() throws OrtException {
        stopped = true;
        for (OrtSession.RunOptions run : running) {
            run.setTerminate(true);
        }
    }

    /** A run begins with these options; it is stopped at once if it came too late. */
    synchronized void begin(OrtSession.RunOptions run) throws OrtException {
        running.add(run);
        if (stopped) {
            run.setTerminate(true);
        }
    }

    /** It has ended; its options may be closed. */
    synchronized void end(OrtSession.RunOptions run) {
        running.remove(run);
    }

    synchronized boolean hasStopped() {
        return stopped;
    }

    @Override
    public void close() {
        finished.countDown();
    }
}
