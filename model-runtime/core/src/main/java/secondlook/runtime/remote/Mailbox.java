package secondlook.runtime.remote;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.wire.Frame;

/** Frames on their way from the thread that reads them to the one that waits for them: a few at a time. Thread-safe. */
final class Mailbox {

    private static final int MOST = 4;

    private final Deque<Frame> frames = new ArrayDeque<>();
    private boolean ended;

    /** Waits for room. */
    synchronized void put(Frame frame) throws InterruptedException {
        while (frames.size() >= MOST && !ended) {
            wait();
        }
        frames.add(frame);
        notifyAll();
    }

    /** Nothing more will come; whoever waits is woken. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits for the next; {@code null} if none will come. */
    synchronized @Nullable Frame take() {
        while (frames.isEmpty() && !ended) {
            try {
                wait();
            } catch (InterruptedException unwanted) {
                Thread.currentThread().interrupt();
                throw new JobCancelledException();
            }
        }
        Frame frame = frames.poll();
        notifyAll();
        return frame;
    }
}
