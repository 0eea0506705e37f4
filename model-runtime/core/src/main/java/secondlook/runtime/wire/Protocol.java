package secondlook.runtime.wire;

/**
 * What both ends agree on.
 *
 * <p>A conversation begins with {@link #PREAMBLE} from each end. Then come frames, each a 4-byte length (of all that
 * follows), one byte that says its {@link FrameKind}, a 4-byte request number and the body. Numbers are little-endian. The
 * client sends a request and reads frames of the same number until {@link FrameKind#DONE} or {@link FrameKind#FAILED}; of
 * {@link FrameKind#SCORE} alone it may have {@link #SCORES_AHEAD} under way, answered in their order.
 */
public final class Protocol {

    /** Raised whenever a frame changes its meaning. Two ends of different versions do not talk. */
    public static final int VERSION = 2;

    /** The first eight bytes of either direction, so that noise on the line is known for what it is. */
    public static final String PREAMBLE = "SL-FRAME";

    /** Largest length of a frame. A frame that claims more is refused before memory is set aside for it. */
    public static final int MAX_FRAME = 64 << 20;

    /** Smallest length of a frame: its kind and its request number. */
    public static final int MIN_FRAME = 5;

    /** Most batches that may wait for an answer at a time; the pipe would otherwise fill with what nobody reads yet. */
    public static final int SCORES_AHEAD = 2;

    /** Bytes of a file that travel in one frame. */
    public static final int FILE_PART = 1 << 20;

    private Protocol() {
    }
}
