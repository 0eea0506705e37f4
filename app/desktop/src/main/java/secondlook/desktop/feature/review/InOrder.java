package secondlook.desktop.feature.review;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after the other, in the order given, on an executor that has many threads. */
final class InOrder implements Executor {

    private final Executor many;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    InOrder(Executor many) {
        this.many = many;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        many.execute(this::work);
    }

    private void work() {
        Runnable task = next();
        while (task != null) {
            try {
                task.run();
            } finally {
                task = next();
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            Runnable task = waiting.poll();
            running = task != null;
            return task;
        }
    }
}
