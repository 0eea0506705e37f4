package secondlook.runtime.wire;

/** What came over the line is not of this protocol. The conversation cannot go on. */
public final class BadFrameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadFrameException(String why) {
        super(why);
    }
}
