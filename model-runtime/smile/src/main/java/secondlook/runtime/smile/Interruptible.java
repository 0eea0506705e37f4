package secondlook.runtime.smile;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;

/**
 * Runs a fit so that a cancel is noticed although Smile looks at nothing but its own loops: in a pool of its own, where
 * Smile's parallel streams run too, and which is shut down on cancel. What is left of an abandoned fit ends by itself.
 */
final class Interruptible {

    private static final long POLL_MILLIS = 100;

    private Interruptible() {
    }

    /**
     * @param what names the work for a failure ("random-forest")
     * @throws JobCancelledException if cancelled
     * @throws RefusedException      if Smile refuses the rows or a native library is absent
     * @throws ModelFailedException  if memory runs out
     */
    static <V> V run(String what, JobContext context, Callable<V> work) {
        try (Pool pool = new Pool(new ForkJoinPool(Runtime.getRuntime().availableProcessors()))) {
            Future<V> future = pool.threads().submit(work);
            while (true) {
                context.checkCancelled();
                try {
                    return future.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException stillRunning) {
                    // look whether it is still wanted
                }
            }
        } catch (ExecutionException e) {
            throw failure(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobCancelledException();
        }
    }

    /** Closing does not wait, unlike the pool's own. */
    private record Pool(ForkJoinPool threads) implements AutoCloseable {
        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    private static RuntimeException failure(String what, ExecutionException wrapped) {
        Throwable cause = wrapped;
        // exceptions cross the pool and the parallel streams wrapped in others of their own kind
        for (Throwable t = wrapped; t != null; t = t.getCause()) {
            cause = t;
            if (t instanceof JobCancelledException cancelled) {
                return cancelled;
            }
            if (t instanceof RefusedException refused) {
                return refused;
            }
            if (t instanceof LinkageError) {
                return new RefusedException(new Problem(what + " cannot be trained", LinearAlgebra.WHY,
                        LinearAlgebra.REMEDY), t);
            }
            if (t instanceof OutOfMemoryError) {
                return new ModelFailedException(new Problem(what + " was not trained", "memory ran out",
                        "Train on fewer rows (--where), with smaller or fewer trees, or give Java more memory (-Xmx)."),
                        t);
            }
        }
        return new RefusedException(new Problem(what + " cannot be trained on these rows",
                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(),
                "Try another algorithm, or look at the columns it was given."), cause);
    }
}
