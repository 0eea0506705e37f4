package secondlook.runtime.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads frames from a stream. Used by one thread. */
public final class FrameInput {

    /** Of a stranger's words, so many are shown. */
    private static final int SHOWN = 160;

    private final InputStream in;
    private final byte[] header = new byte[Integer.BYTES];
    private boolean begun;

    public FrameInput(InputStream in) {
        this.in = in;
    }

    /**
     * Waits for the next frame.
     *
     * @return {@code null} if the stream ended between two frames
     * @throws BadFrameException if what comes is no frame, or claims more than {@link Protocol#MAX_FRAME}
     * @throws EOFException      if the stream ends inside a frame
     */
    public @Nullable Frame read() throws IOException {
        if (!begun) {
            expectPreamble();
            begun = true;
        }
        int got = in.readNBytes(header, 0, header.length);
        if (got == 0) {
            return null;
        }
        if (got < header.length) {
            throw new EOFException("the stream ended inside a frame");
        }
        int length = new WireReader(header, 0, header.length).getInt();
        if (length < Protocol.MIN_FRAME || length > Protocol.MAX_FRAME) {
            throw new BadFrameException("a frame cannot have the length " + Integer.toUnsignedString(length));
        }
        byte[] bytes = new byte[length];
        if (in.readNBytes(bytes, 0, length) < length) {
            throw new EOFException("the stream ended inside a frame");
        }
        WireReader body = new WireReader(bytes, 0, length);
        return new Frame(FrameKind.of(body.getByte()), body.getInt(), body);
    }

    private void expectPreamble() throws IOException {
        byte[] expected = Protocol.PREAMBLE.getBytes(StandardCharsets.US_ASCII);
        byte[] came = in.readNBytes(expected.length);
        if (came.length == 0) {
            throw new EOFException("nothing was said");
        }
        if (!java.util.Arrays.equals(came, expected)) {
            byte[] more = in.readNBytes(Math.min(in.available(), SHOWN));
            String words = (new String(came, StandardCharsets.UTF_8) + new String(more, StandardCharsets.UTF_8))
                    .replaceAll("\\p{Cntrl}+", " ").strip();
            throw new BadFrameException("it said \"" + words + "\" instead of a frame");
        }
    }
}
