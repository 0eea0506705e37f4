package secondlook.runtime.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import secondlook.runtime.remote.WorkerProgram;
import secondlook.runtime.wire.BadFrameException;
import secondlook.runtime.wire.Frame;
import secondlook.runtime.wire.FrameInput;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.FrameOutput;
import secondlook.runtime.wire.Protocol;

/** Reads requests on one thread, so that a cancel is seen at once, and has them answered on another. */
public final class Answering implements WorkerProgram {

    /** Standard input ended, or the client said so. */
    private static final int DONE = 0;

    /** What came was not of the protocol. */
    private static final int GARBLED = 71;

    @Override
    public int serve(InputStream in, OutputStream out, Path scratch, Path models) {
        FrameOutput answers = new FrameOutput(out);
        BlockingQueue<Frame> waiting = new ArrayBlockingQueue<>(Protocol.SCORES_AHEAD + 2);
        AtomicInteger cancelled = new AtomicInteger();
        WorkerFiles files = new WorkerFiles(scratch, models);
        RequestLoop loop = new RequestLoop(waiting, answers, cancelled, new OpenModels(), files);
        Thread thread = Thread.ofPlatform().daemon().name("requests").start(loop);
        try {
            return read(new FrameInput(in), waiting, cancelled);
        } catch (IOException nobodyThere) {
            return DONE;
        } catch (BadFrameException strange) {
            System.getLogger(Answering.class.getName()).log(System.Logger.Level.WARNING, strange.getMessage());
            return GARBLED;
        } finally {
            cancelled.set(Integer.MAX_VALUE);
            thread.interrupt();
            files.clear();
        }
    }

    private static int read(FrameInput in, BlockingQueue<Frame> waiting, AtomicInteger cancelled)
            throws IOException {
        for (Frame frame = in.read(); frame != null; frame = in.read()) {
            if (frame.kind() == FrameKind.STOP) {
                return DONE;
            }
            if (frame.kind() == FrameKind.CANCEL) {
                cancelled.set(frame.request());
            } else if (!waiting.offer(frame)) {
                throw new BadFrameException("more requests at a time than agreed");
            }
        }
        return DONE;
    }
}
