package secondlook.runtime.worker;

import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.ProblemException;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.wire.BadFrameException;
import secondlook.runtime.wire.Failures;
import secondlook.runtime.wire.Frame;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.FrameOutput;
import secondlook.runtime.wire.WireWriter;

/** Answers one request after another. */
final class RequestLoop implements Runnable {

    /** What came was not of the protocol, or nobody reads the answers. */
    private static final int EXIT = 71;

    private final BlockingQueue<Frame> waiting;
    private final FrameOutput out;
    private final AtomicInteger cancelled;
    private final Requests requests;
    private final Heartbeat heartbeat;

    RequestLoop(BlockingQueue<Frame> waiting, FrameOutput out, AtomicInteger cancelled, OpenModels models,
            WorkerFiles files) {
        this.waiting = waiting;
        this.out = out;
        this.cancelled = cancelled;
        this.requests = new Requests(models, files);
        this.heartbeat = new Heartbeat(out);
    }

    @Override
    public void run() {
        try {
            while (true) {
                Request request = new Request(waiting.take(), out, cancelled);
                heartbeat.begin();
                answer(request);
                heartbeat.end();
            }
        } catch (InterruptedException | UncheckedIOException nobodyListens) {
            heartbeat.end();
        } catch (BadFrameException strange) {
            log("a request cannot be read", strange);
            Runtime.getRuntime().halt(EXIT);
        }
    }

    private void answer(Request request) {
        try {
            request.checkCancelled();
            request.answer(FrameKind.DONE, requests.answer(request));
        } catch (ProblemException | JobCancelledException failure) {
            fail(request, failure);
        } catch (UncheckedIOException | BadFrameException noConversation) {
            throw noConversation;
        } catch (StackOverflowError tooDeep) {
            fail(request, new ModelFailedException(new Problem("the model failed",
                    "it is nested too deeply", "Export it again in a simpler form."), tooDeep));
        } catch (OutOfMemoryError full) {
            fail(request, full);
        } catch (RuntimeException | Error fault) {
            log("request " + request.kind() + " failed", fault);
            fail(request, fault);
        }
    }

    private static void fail(Request request, Throwable failure) {
        WireWriter body = new WireWriter();
        Failures.put(body, failure);
        request.answer(FrameKind.FAILED, body);
    }

    private static void log(String what, Throwable failure) {
        System.getLogger(RequestLoop.class.getName()).log(System.Logger.Level.WARNING, what, failure);
    }
}
