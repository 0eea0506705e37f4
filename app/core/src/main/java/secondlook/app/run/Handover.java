package secondlook.app.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands things from one thread to another, a few at a time. Either side can end it for both; whoever waits is woken.
 * Thread-safe.
 */
final class Handover<T> {

    private final int most;
    private final Deque<T> waiting = new ArrayDeque<>();
    private boolean complete;
    private boolean broken;

    Handover(int most) {
        this.most = most;
    }

    /** Waits for room. Returns whether it was taken; not if the other side has broken off. */
    synchronized boolean put(T item) {
        await(() -> waiting.size() >= most && !broken);
        if (!broken) {
            waiting.add(item);
            notifyAll();
        }
        return !broken;
    }

    /** Waits for the next; {@code null} if there is none to come. */
    synchronized @Nullable T take() {
        await(() -> waiting.isEmpty() && !complete && !broken);
        T item = broken ? null : waiting.poll();
        notifyAll();
        return item;
    }

    /** Nothing more will be put. */
    synchronized void complete() {
        complete = true;
        notifyAll();
    }

    /** What waits is thrown away and nothing more passes. */
    synchronized void breakOff() {
        broken = true;
        waiting.clear();
        notifyAll();
    }

    synchronized boolean isBroken() {
        return broken;
    }

    private void await(BooleanSupplier blocked) {
        boolean interrupted = false;
        while (blocked.getAsBoolean()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                broken = true;
                notifyAll();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
