package secondlook.runtime.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import secondlook.runtime.RefusedException;

/**
 * One native session with the options that must outlive it. Runs may overlap; closing waits for them, because a session that
 * is closed under a run takes the whole process down.
 */
final class OnnxSession implements AutoCloseable {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final String name;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final OrtSession.SessionOptions options;
    private volatile boolean closed;

    OnnxSession(String name, OrtEnvironment environment, OrtSession session, OrtSession.SessionOptions options) {
        this.name = name;
        this.environment = environment;
        this.session = session;
        this.options = options;
    }

    /** The run was stopped because it took longer than allowed. */
    static final class TooLongException extends OrtException {

        private static final long serialVersionUID = 1L;

        TooLongException(Duration limit) {
            super("it gave no answer within " + limit.toSeconds() + " s");
        }
    }

    /** Reads the outputs of a run while they are open; they are closed when it returns. */
    @FunctionalInterface
    interface Reading<T> {
        T read(OrtSession.Result result) throws OrtException;
    }

    OrtEnvironment environment() {
        return environment;
    }

    /** Inputs that must be fed, in the model's order. */
    Map<String, NodeInfo> inputs() throws OrtException {
        return session.getInputInfo();
    }

    /**
     * @param watch may stop the run
     * @throws RefusedException if the session was closed
     */
    <T> T run(Map<String, OnnxTensor> inputs, Set<String> wanted, CancelWatch watch, Reading<T> reading)
            throws OrtException {
        lock.readLock().lock();
        try {
            checkOpen();
            // Options of a run are never reused: a stop request would stick to them.
            try (OrtSession.RunOptions run = new OrtSession.RunOptions()) {
                watch.begin(run);
                try (OrtSession.Result result = session.run(inputs, wanted, run)) {
                    return reading.read(result);
                } finally {
                    watch.end(run);
                }
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * The same for a run that is stopped when it takes too long.
     *
     * @throws TooLongException if it did
     */
    <T> T run(Map<String, OnnxTensor> inputs, Set<String> wanted, Duration limit, Reading<T> reading)
            throws OrtException {
        lock.readLock().lock();
        try {
            checkOpen();
            try (OrtSession.RunOptions run = new OrtSession.RunOptions();
                    Watchdog watchdog = new Watchdog(run, limit)) {
                try (OrtSession.Result result = session.run(inputs, wanted, run)) {
                    return reading.read(result);
                } catch (OrtException failed) {
                    throw watchdog.hasStopped() ? new TooLongException(limit) : failed;
                }
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    void checkOpen() {
        if (closed) {
            throw new RefusedException(name + " cannot score", "it was closed", "Open the model again.");
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
                options.close();
            }
        } catch (OrtException cannotClose) {
            throw new IllegalStateException("closing " + name, cannotClose);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
