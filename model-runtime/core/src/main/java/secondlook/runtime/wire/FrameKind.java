package secondlook.runtime.wire;

import org.jspecify.annotations.Nullable;

/** What a frame is about. The codes are part of the protocol and are never given to another kind. */
public enum FrameKind {
    /** First frame of the client: protocol version, program version. */
    HELLO(1),
    /** First frame of the worker: protocol version, program version, process id, versions of its engines. */
    WELCOME(2),

    /** Are you there? Answered by an empty {@link #DONE}. */
    PING(10),
    /** Which providers does an engine have? */
    PROVIDERS(11),
    /** Open a model; answered with its description and a number for it. */
    LOAD(12),
    /** Close a model. */
    UNLOAD(13),
    /** Bind a model's inputs; answered with a number for the scorer. */
    BIND(14),
    /** Score a batch. */
    SCORE(15),
    /** Close a scorer. */
    UNBIND(16),
    /** What to train; the rows follow. */
    TRAIN(18),
    /** Some of the rows to train on. */
    TRAIN_ROWS(19),
    /** All rows are there: train. Answered with a model as for {@link #LOAD}. */
    TRAIN_RUN(20),
    /** Give the bytes of a trained model's file: any number of {@link #PART}, then {@link #DONE}. */
    WRITE(21),
    /** Which of these files, named by their hash, are not here yet? */
    WANTED(22),
    /** Some bytes of a file that was not there. */
    FILE(23),
    /** Drop the request under way; it is answered by {@link #FAILED}. Has no answer of its own. */
    CANCEL(24),
    /** End. Has no answer. */
    STOP(25),

    /** A request was done; the body depends on it. */
    DONE(40),
    /** A request failed: {@link FailureKind} and a problem in words. */
    FAILED(41),
    /** A step, or how far the work has come. */
    PROGRESS(42),
    /** Still alive. Sent while a request is under way. */
    HEARTBEAT(43),
    /** Some bytes of a file that was asked for. */
    PART(44);

    private static final @Nullable FrameKind[] BY_CODE = new @Nullable FrameKind[64];

    static {
        for (FrameKind kind : values()) {
            BY_CODE[kind.code] = kind;
        }
    }

    private final int code;

    FrameKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** @throws BadFrameException if no kind has this code */
    static FrameKind of(int code) {
        FrameKind kind = code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
        if (kind == null) {
            throw new BadFrameException("no frame has the kind " + code);
        }
        return kind;
    }
}
