package secondlook.runtime.worker;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.FrameOutput;

/** Says that this process is alive while it works on a request. */
final class Heartbeat {

    private static final long PERIOD_NANOS = 200_000_000;

    private final FrameOutput out;
    private final Thread thread;
    private volatile boolean beating;

    Heartbeat(FrameOutput out) {
        this.out = out;
        this.thread = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::beat);
        thread.start();
    }

    void begin() {
        beating = true;
        LockSupport.unpark(thread);
    }

    void end() {
        beating = false;
    }

    private void beat() {
        try {
            while (true) {
                if (!beating) {
                    // woken for work that has just begun: not yet a reason to say so, least of all before the first answer
                    LockSupport.park(this);
                    continue;
                }
                LockSupport.parkNanos(this, PERIOD_NANOS);
                if (beating) {
                    out.write(FrameKind.HEARTBEAT, 0);
                }
            }
        } catch (IOException nobodyListens) {
            // the loop that reads notices it too, and ends the process
            beating = false;
        }
    }
}
