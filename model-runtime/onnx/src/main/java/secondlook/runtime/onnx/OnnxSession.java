package secondlook.runtime.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
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
     * @param pinned outputs that are written to memory of the caller's
     * @throws RefusedException if the session was closed
     */
    <T> T run(Map<String, OnnxTensor> inputs, Set<String> wanted, Map<String, ? extends OnnxValue> pinned,
            Reading<T> reading) throws OrtException {
        lock.readLock().lock();
        try {
            checkOpen();
            // Options of a run are never reused: a stop request would stick to them.
            try (OrtSession.RunOptions run = new OrtSession.RunOptions();
                    OrtSession.Result result = session.run(inputs, wanted, pinned, run)) {
                return reading.read(result);
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
