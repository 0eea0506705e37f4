package secondlook.runtime.remote;

import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Provider;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;

/**
 * A model that is open in a worker. When that worker has ended, the next scorer opens the model again in a new one; on the
 * processor, if it was running on a graphics card.
 */
final class RemoteModel implements Model {

    private final WorkerPool pool;
    private final String name;
    private final @Nullable ModelSource source;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Object opening = new Object();
    private volatile Opened opened;
    private volatile boolean cardFailed;
    private volatile boolean closed;

    /** @param source {@code null} for a model that was just trained and has no file: it cannot be opened again */
    RemoteModel(WorkerPool pool, String name, @Nullable ModelSource source, Opened opened) {
        this.pool = pool;
        this.name = name;
        this.source = source;
        this.opened = opened;
    }

    static RemoteModel open(WorkerPool pool, ModelSource source, JobContext context) {
        return new RemoteModel(pool, source.name(), source, Opened.open(pool, source, context));
    }

    String name() {
        return name;
    }

    WorkerPool pool() {
        return pool;
    }

    /** Whether it is still open there. */
    boolean has(Opened where) {
        return !closed && opened == where;
    }

    ReentrantReadWriteLock.ReadLock inUse() {
        return lock.readLock();
    }

    @Override
    public ModelSignature signature() {
        return opened.model().signature();
    }

    @Override
    public ModelCard card() {
        return opened.model().card();
    }

    @Override
    public String provider() {
        return opened.model().provider();
    }

    @Override
    public @Nullable String providerNote() {
        return cardFailed && provider().equals("cpu")
                ? "CUDA not used: the model failed on it before"
                : opened.model().note();
    }

    @Override
    public Map<String, String> versions() {
        return opened.model().versions();
    }

    @Override
    public Scorer scorer(SchemaBinding binding) {
        inUse().lock();
        try {
            checkOpen();
            return bind(binding);
        } finally {
            inUse().unlock();
        }
    }

    private Scorer bind(SchemaBinding binding) {
        try {
            try {
                return RemoteScorer.bind(this, living(), binding);
            } catch (WorkerEndedException since) {
                // it may have ended long ago, while nobody asked anything of it
                return RemoteScorer.bind(this, living(), binding);
            }
        } catch (WorkerEndedException ended) {
            throw WorkerFailures.of(pool,
                    new WorkerFailures.Doing(name + " cannot score", null, pool.limits().open(), false), ended);
        }
    }

    /** @throws RefusedException if it was closed */
    void checkOpen() {
        if (closed) {
            throw new RefusedException(name + " cannot score", "it was closed", "Open the model again.");
        }
    }

    /** Remembers that the graphics card was in use when the model failed; the worker is given up with what is left on it. */
    boolean failedOnCard(Opened where) {
        boolean card = source != null && !where.model().provider().equals("cpu");
        if (card) {
            cardFailed = true;
            where.worker().end(Ending.CLOSED);
        }
        return card;
    }

    private Opened living() {
        synchronized (opening) {
            if (opened.isAlive()) {
                return opened;
            }
            if (source == null) {
                throw new RefusedException(name + " cannot score", "its process has ended", "Train it again.");
            }
            pool.giveBack(opened.worker());
            OpenOptions options = source.options();
            Opened again = Opened.open(pool, cardFailed
                    ? source.with(new OpenOptions(Provider.CPU, options.classes(), options.threads()))
                    : source, JobContext.NONE);
            if (!again.model().card().sha256().equals(opened.model().card().sha256())) {
                again.close();
                throw new RefusedException(name + " cannot score", "its file has changed since it was opened",
                        "Open the model again.");
            }
            opened = again;
            return again;
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                opened.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
