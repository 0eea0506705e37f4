package secondlook.runtime.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.wire.Frame;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.FrameOutput;
import secondlook.runtime.wire.WireReader;
import secondlook.runtime.wire.WireWriter;

/** A request under way: what it says, its progress on the way back, and whether it is still wanted. */
final class Request implements JobContext {

    private static final long QUIET_NANOS = 50_000_000;

    private final Frame frame;
    private final FrameOutput out;
    private final AtomicInteger cancelled;
    private long reported = System.nanoTime() - QUIET_NANOS;

    /** @param cancelled the last request that is no longer wanted, with all before it */
    Request(Frame frame, FrameOutput out, AtomicInteger cancelled) {
        this.frame = frame;
        this.out = out;
        this.cancelled = cancelled;
    }

    FrameKind kind() {
        return frame.kind();
    }

    WireReader body() {
        return frame.body();
    }

    void answer(FrameKind kind, WireWriter body) {
        try {
            out.write(kind, frame.request(), body);
        } catch (IOException nobodyListens) {
            throw new UncheckedIOException(nobodyListens);
        }
    }

    @Override
    public synchronized void progress(long done, long total) {
        long now = System.nanoTime();
        if (now - reported >= QUIET_NANOS) {
            reported = now;
            answer(FrameKind.PROGRESS, new WireWriter().putFlag(false).putLong(done).putLong(total));
        }
    }

    @Override
    public void step(String text) {
        answer(FrameKind.PROGRESS, new WireWriter().putFlag(true).putText(text));
    }

    @Override
    public boolean isCancelled() {
        return frame.request() <= cancelled.get();
    }
}
