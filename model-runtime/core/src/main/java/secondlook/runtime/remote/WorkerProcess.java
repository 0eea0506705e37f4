package secondlook.runtime.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.wire.BadFrameException;
import secondlook.runtime.wire.FailureKind;
import secondlook.runtime.wire.Failures;
import secondlook.runtime.wire.Frame;
import secondlook.runtime.wire.FrameInput;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.FrameOutput;
import secondlook.runtime.wire.WireReader;
import secondlook.runtime.wire.WireWriter;

/** One worker: its process, the frames to and from it, and the watch over it. One request at a time, on any thread. */
final class WorkerProcess implements AutoCloseable {

    /** The worker's own exit code when it takes too much of the machine's memory. Part of the protocol. */
    static final int EXIT_TOO_LARGE = 70;

    private static final int LONGEST_STEP = 200;

    private final Process process;
    private final Origin origin;
    private final FrameOutput out;
    private final Mailbox answers = new Mailbox();
    private final WorkerWatch watch;
    private final CompletableFuture<String> printed = new CompletableFuture<>();
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    private final ReentrantLock turn = new ReentrantLock();
    private volatile String garbled = "";
    private int lastRequest;

    /**
     * Where a worker comes from.
     *
     * @param start   how it was started
     * @param scratch the folder that it may write to, removed with it
     */
    record Origin(WorkerStart start, Path scratch) {}

    WorkerProcess(Process process, Origin origin, WorkerLimits limits, WorkerLog log) {
        this.process = process;
        this.origin = origin;
        OutputStream stdin = process.getOutputStream();
        this.out = new FrameOutput(stdin);
        this.watch = new WorkerWatch(limits, new WorkerWatch.Target() {
            @Override
            public void askToStop(int request) {
                // on a thread of its own: a pipe that nobody empties blocks whoever writes to it
                background("worker-cancel", () -> tell(FrameKind.CANCEL, request));
            }

            @Override
            public void end(Ending why) {
                WorkerProcess.this.end(why);
            }
        });
        background("worker-frames", this::read);
        background("worker-log", () -> printed.complete(log.copy(process.getErrorStream())));
    }

    private static void background(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    private void tell(FrameKind kind, int request) {
        try {
            out.write(kind, request);
        } catch (IOException gone) {
            end(Ending.BY_ITSELF);
        }
    }

    private void read() {
        try {
            FrameInput in = new FrameInput(process.getInputStream());
            for (Frame frame = in.read(); frame != null; frame = in.read()) {
                watch.heard();
                if (frame.kind() != FrameKind.HEARTBEAT) {
                    answers.put(frame);
                }
            }
        } catch (IOException | InterruptedException gone) {
            ending.compareAndSet(null, Ending.BY_ITSELF);
        } catch (BadFrameException strange) {
            garbled = String.valueOf(strange.getMessage());
            end(Ending.GARBLED);
        } finally {
            answers.end();
        }
    }

    /** Whether it can be asked for anything. */
    boolean isAlive() {
        return ending.get() == null && process.isAlive();
    }

    boolean startedBy(WorkerStart start) {
        return origin.start().equals(start);
    }

    long pid() {
        return process.pid();
    }

    /** Ends the process at once; the first reason is the one that is told. */
    void end(Ending why) {
        ending.compareAndSet(null, why);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        // a grandchild that somehow lives on could hold the pipe open
        answers.end();
    }

    /**
     * Asks for one thing and waits for the answer.
     *
     * @throws WorkerEndedException if the worker is no more; it can be closed then
     * @throws RuntimeException     what the worker says went wrong, as {@link Failures.Failure#thrown()}
     */
    WireReader ask(FrameKind kind, WireWriter body, Call call) throws WorkerEndedException {
        try (Conversation conversation = converse(call)) {
            return conversation.answer(conversation.send(kind, body)).body();
        }
    }

    /** Waits for its turn. */
    Conversation converse(Call call) {
        turn.lock();
        return new Conversation(call);
    }

    /** The right to send requests and to read answers. */
    final class Conversation implements AutoCloseable {

        private final Call call;

        private Conversation(Call call) {
            this.call = call;
        }

        /** Returns the request's number. */
        int send(FrameKind kind, WireWriter body) throws WorkerEndedException {
            int request = ++lastRequest;
            watch.begin(request, call);
            try {
                out.write(kind, request, body);
            } catch (IOException gone) {
                throw ended();
            }
            return request;
        }

        /** The next frame for this request that is no report of progress: an answer, or a part of one. */
        Frame answer(int request) throws WorkerEndedException {
            while (true) {
                Frame frame = answers.take();
                if (frame == null) {
                    throw ended();
                }
                // what still comes of a request that was given up has another number
                if (frame.request() == request) {
                    switch (frame.kind()) {
                        case DONE, PART, WELCOME -> {
                            return frame;
                        }
                        case PROGRESS -> progress(frame.body());
                        case FAILED -> throw failed(frame.body());
                        default -> throw strange("a frame of the kind " + frame.kind() + " is no answer");
                    }
                }
            }
        }

        /** Reads an answer's body; what cannot be read ends the worker. */
        <T> T read(WireReader body, Function<WireReader, T> reading) throws WorkerEndedException {
            try {
                return reading.apply(body);
            } catch (BadFrameException | IllegalArgumentException strange) {
                throw strange(String.valueOf(strange.getMessage()));
            }
        }

        private RuntimeException failed(WireReader body) throws WorkerEndedException {
            Failures.Failure failure = read(body, Failures::get);
            if (failure.kind() == FailureKind.OUT_OF_MEMORY) {
                end(Ending.OUT_OF_MEMORY);
                throw ended();
            }
            return failure.thrown();
        }

        private void progress(WireReader body) throws WorkerEndedException {
            if (read(body, WireReader::getFlag)) {
                String step = read(body, WireReader::getText);
                call.context().step(step.substring(0, Math.min(LONGEST_STEP, step.length())));
            } else {
                call.context().progress(read(body, WireReader::getLong), read(body, WireReader::getLong));
            }
        }

        private WorkerEndedException strange(String why) {
            garbled = why;
            end(Ending.GARBLED);
            return ended();
        }

        @Override
        public void close() {
            watch.done();
            turn.unlock();
        }
    }

    private WorkerEndedException ended() {
        boolean gone = waitFor(2);
        int code = gone ? process.exitValue() : -1;
        Ending why = ending.get();
        end(Ending.BY_ITSELF);
        if (why == null || why == Ending.BY_ITSELF) {
            why = code == EXIT_TOO_LARGE ? Ending.TOO_LARGE : Ending.BY_ITSELF;
        }
        return new WorkerEndedException(why, code, why == Ending.GARBLED ? garbled : lastWords());
    }

    private String lastWords() {
        try {
            return printed.get(1, TimeUnit.SECONDS);
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
            return "";
        } catch (ExecutionException | TimeoutException none) {
            return "";
        }
    }

    private boolean waitFor(long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks it to end; what it wrote on the way it then removes itself, also where this program cannot reach. */
    void leave() {
        if (isAlive() && ending.compareAndSet(null, Ending.CLOSED)) {
            background("worker-stop", () -> tell(FrameKind.STOP, 0));
        }
    }

    /** Ends the process, if it has not ended yet, and removes what it left. Harmless a second time. */
    @Override
    public void close() {
        leave();
        if (ending.get() == Ending.CLOSED) {
            waitFor(1);
        }
        end(Ending.CLOSED);
        watch.stop();
        waitFor(5);
        WorkerFolders.remove(origin.scratch());
    }
}
