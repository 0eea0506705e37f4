package secondlook.runtime.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.Protocol;
import secondlook.runtime.wire.WireReader;
import secondlook.runtime.wire.WireWriter;

/**
 * The workers of this program. An open model has a worker to itself, so that whatever becomes of one leaves the others alone;
 * one that is free is kept for the next. A worker that has ended is replaced when one is wanted. Thread-safe.
 */
public final class WorkerPool implements AutoCloseable {

    private static final int KEPT_FREE = 1;

    private volatile WorkerStart start;
    private volatile WorkerLimits limits;
    private final WorkerLog log;
    private final Path root;
    private final Deque<WorkerProcess> free = new ArrayDeque<>();
    private final Set<WorkerProcess> all = new LinkedHashSet<>();
    private final Thread atExit = new Thread(this::endAll, "end-workers");
    private int started;
    private boolean closed;

    /** @param root folder for what workers write on the way; made when one is started, left empty by all that ended */
    public WorkerPool(WorkerStart start, WorkerLimits limits, WorkerLog log, Path root) {
        this.start = start;
        this.limits = limits;
        this.log = log;
        this.root = root;
    }

    /**
     * Starts workers otherwise from now on. Those that hold an open model stay; one that is free is ended.
     *
     * @param otherStart reads the same files as the one before, or as little as that
     */
    public void use(WorkerStart otherStart, WorkerLimits otherLimits) {
        limits = otherLimits;
        if (otherStart.equals(start)) {
            return;
        }
        start = otherStart;
        List<WorkerProcess> idle;
        synchronized (this) {
            idle = List.copyOf(free);
            free.clear();
        }
        idle.forEach(this::drop);
    }

    WorkerStart start() {
        return start;
    }

    WorkerLimits limits() {
        return limits;
    }

    WorkerLog log() {
        return log;
    }

    /** Where the workers run, in words for a person. */
    public String where() {
        return start.sameFiles() ? "in a process of its own" : "in " + start.words();
    }

    /** Process ids of the workers that live. */
    public synchronized Set<Long> pids() {
        Set<Long> pids = new LinkedHashSet<>();
        all.stream().filter(WorkerProcess::isAlive).forEach(worker -> pids.add(worker.pid()));
        return pids;
    }

    /**
     * A worker for the caller alone, until it is given back.
     *
     * @throws RefusedException     if none can be started, or it is of another version
     * @throws ModelFailedException if it ended before it said a word
     */
    WorkerProcess lease() {
        while (true) {
            WorkerProcess worker = takeFree();
            if (worker == null) {
                return begin();
            }
            try {
                worker.ask(FrameKind.PING, new WireWriter(), Call.within(limits.silence()));
                return worker;
            } catch (WorkerEndedException endedMeanwhile) {
                drop(worker);
            }
        }
    }

    private synchronized @Nullable WorkerProcess takeFree() {
        return free.poll();
    }

    /** Takes a worker back; one that has ended, or would be started otherwise now, is removed with what it left. */
    void giveBack(WorkerProcess worker) {
        synchronized (this) {
            if (!closed && worker.isAlive() && worker.startedBy(start) && free.size() < KEPT_FREE) {
                free.add(worker);
                return;
            }
        }
        drop(worker);
    }

    private void drop(WorkerProcess worker) {
        worker.close();
        synchronized (this) {
            all.remove(worker);
            free.remove(worker);
        }
    }

    private WorkerProcess begin() {
        Path scratch = scratch();
        WorkerStart how = start;
        WorkerProcess worker;
        try {
            worker = new WorkerProcess(how.process(scratch).start(), new WorkerProcess.Origin(how, scratch), limits,
                    log);
        } catch (IOException cannotStart) {
            WorkerFolders.remove(scratch);
            throw new RefusedException(
                    new Problem(start.words() + " cannot be started",
                            String.valueOf(cannotStart.getMessage()), WorkerFailures.WITHOUT),
                    cannotStart);
        }
        synchronized (this) {
            all.add(worker);
        }
        boolean greeted = false;
        try {
            greet(worker);
            greeted = true;
            return worker;
        } finally {
            if (!greeted) {
                drop(worker);
            }
        }
    }

    private synchronized Path scratch() {
        if (closed) {
            throw new RefusedException(start.words() + " cannot be started", "the program is ending",
                    "Start it again.");
        }
        if (started == 0) {
            WorkerFolders.sweep(root);
            Runtime.getRuntime().addShutdownHook(atExit);
        }
        Path scratch = WorkerFolders.of(root, ++started);
        try {
            Files.createDirectories(scratch);
        } catch (IOException unwritable) {
            throw new RefusedException(
                    new Problem(start.words() + " cannot be started",
                            "the folder " + scratch + " cannot be made", "Check its permissions and the free space."),
                    unwritable);
        }
        return scratch;
    }

    private void greet(WorkerProcess worker) {
        Call call = Call.within(limits.start());
        try (WorkerProcess.Conversation talk = worker.converse(call)) {
            int hello = talk.send(FrameKind.HELLO,
                    new WireWriter().putInt(Protocol.VERSION).putInt(start.sameFiles() ? 1 : 0));
            WireReader body = talk.answer(hello).body();
            int version = talk.read(body, WireReader::getInt);
            if (version != Protocol.VERSION) {
                throw new RefusedException(start.words() + " cannot be used",
                        "it speaks version " + version + " of the protocol and this program version "
                                + Protocol.VERSION,
                        "Install the same version of Second Look on both sides.");
            }
        } catch (WorkerEndedException ended) {
            throw WorkerFailures.starting(this, ended);
        }
    }

    /** Ends every worker. Open models fail from now on. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException endingAlready) {
            return;
        }
        endAll();
    }

    private void endAll() {
        Set<WorkerProcess> left;
        synchronized (this) {
            closed = true;
            left = new LinkedHashSet<>(all);
            free.clear();
            all.clear();
        }
        // all at once first: each takes a moment to be gone
        left.forEach(WorkerProcess::leave);
        left.forEach(WorkerProcess::close);
    }
}
