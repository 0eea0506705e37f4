package secondlook.app.run;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.RowReader;
import secondlook.runtime.job.JobCancelledException;

/** Reads the next batches on a thread of its own while the last one is scored. */
final class ReadAhead implements RowReader {

    private static final int BATCHES_AHEAD = 4;

    private final RowReader source;
    private final Handover<Rows> handover = new Handover<>(BATCHES_AHEAD);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread thread;

    /** @param source closed with this */
    ReadAhead(RowReader source) {
        this.source = source;
        this.thread = Thread.ofPlatform().daemon().name("read-rows").unstarted(this::read);
        thread.start();
    }

    private void read() {
        try {
            Rows rows = source.next();
            while (rows != null && handover.put(rows)) {
                rows = source.next();
            }
        } catch (RuntimeException | Error e) {
            // an error as well: without it the rows would seem to have come to their end
            failure.set(e);
        } finally {
            handover.complete();
        }
    }

    @Override
    public @Nullable Rows next() {
        Rows rows = handover.take();
        Throwable failed = rows == null ? failure.get() : null;
        if (failed instanceof Error error) {
            throw error;
        }
        if (failed instanceof RuntimeException exception) {
            throw exception;
        }
        if (rows == null && handover.isBroken()) {
            // the waiting thread was interrupted: what was read is not all there is
            throw new JobCancelledException();
        }
        return rows;
    }

    @Override
    public long total() {
        return source.total();
    }

    @Override
    public void close() {
        handover.breakOff();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        source.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
