package secondlook.runtime.smile;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import secondlook.runtime.RefusedException;

/** Open until closed; closing waits for work under way. */
final class OpenState {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    void checkOpen() {
        whileOpen(() -> true);
    }

    <V> V whileOpen(Supplier<V> work) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new RefusedException("The model is closed", "it was closed before these rows were scored",
                        "Open it again.");
            }
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    void close() {
        lock.writeLock().lock();
        try {
            closed = true;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
