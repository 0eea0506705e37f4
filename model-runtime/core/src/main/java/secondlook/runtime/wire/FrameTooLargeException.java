package secondlook.runtime.wire;

/** What was to be sent does not fit into one frame; nothing was sent. */
public final class FrameTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FrameTooLargeException() {
        super("more than " + Protocol.MAX_FRAME + " bytes for one frame");
    }
}
