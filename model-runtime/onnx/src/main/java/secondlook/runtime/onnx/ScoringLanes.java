package secondlook.runtime.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lanes that share the chunks of a batch; the first works on the caller's thread. Lanes and threads are made when first used. */
final class ScoringLanes implements AutoCloseable {

    private final Supplier<ScoringLane> making;
    private final List<ScoringLane> lanes = new ArrayList<>();
    private @Nullable ExecutorService threads;

    ScoringLanes(Supplier<ScoringLane> making) {
        this.making = making;
        lanes.add(making.get());
    }

    /** What is done to one chunk; not for two lanes at a time with the same lane. */
    interface Work {
        void on(ScoringLane lane, int chunk);
    }

    ScoringLane first() {
        return lanes.getFirst();
    }

    /** Does all chunks and returns when none is under way; the first failure is thrown, and the others are left then. */
    void each(int chunks, int count, Work work) {
        while (lanes.size() < count) {
            lanes.add(making.get());
        }
        AtomicInteger taken = new AtomicInteger();
        // a model that takes one row at a time has many chunks: some are taken together
        int together = Math.max(1, chunks / (4 * count));
        List<Future<Void>> others = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            ScoringLane lane = lanes.get(i);
            Callable<Void> task = () -> {
                take(lane, taken, together, chunks, work);
                return null;
            };
            others.add(threads().submit(task));
        }
        RuntimeException failure = null;
        try {
            take(first(), taken, together, chunks, work);
        } catch (RuntimeException failed) {
            failure = failed;
        }
        for (Future<Void> other : others) {
            RuntimeException failed = ended(other);
            failure = failure == null ? failed : failure;
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void take(ScoringLane lane, AtomicInteger taken, int together, int chunks, Work work) {
        boolean done = false;
        try {
            lane.begin();
            for (int from = taken.getAndAdd(together); from >= 0 && from < chunks; from = taken.getAndAdd(together)) {
                for (int chunk = from; chunk < Math.min(chunks, from + together); chunk++) {
                    work.on(lane, chunk);
                }
            }
            done = true;
        } finally {
            if (!done) {
                // nothing is left for the others to take
                taken.set(chunks);
            }
        }
    }

    /** Waits for a lane whatever happens: its buffers are used again, or freed. */
    private static @Nullable RuntimeException ended(Future<Void> lane) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    lane.get();
                    return null;
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    if (failed.getCause() instanceof RuntimeException known) {
                        return known;
                    }
                    if (failed.getCause() instanceof Error fatal) {
                        throw fatal;
                    }
                    return new IllegalStateException(failed.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ExecutorService threads() {
        if (threads == null) {
            threads = Executors.newCachedThreadPool(
                    task -> Thread.ofPlatform().daemon().name("onnx-scoring").unstarted(task));
        }
        return threads;
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdown();
        }
        lanes.forEach(ScoringLane::close);
    }
}
