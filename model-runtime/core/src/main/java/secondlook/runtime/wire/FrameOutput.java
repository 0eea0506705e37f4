package secondlook.runtime.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes frames to a stream, each as a whole. Thread-safe. */
public final class FrameOutput {

    private static final byte[] NOTHING = {};

    private final OutputStream out;
    private boolean begun;

    public FrameOutput(OutputStream out) {
        this.out = out;
    }

    public void write(FrameKind kind, int request) throws IOException {
        write(kind, request, NOTHING, 0);
    }

    /** @param body what the frame says; may be used again afterwards */
    public void write(FrameKind kind, int request, WireWriter body) throws IOException {
        write(kind, request, body.bytes(), body.size());
    }

    private synchronized void write(FrameKind kind, int request, byte[] body, int size) throws IOException {
        WireWriter header = new WireWriter(32);
        if (!begun) {
            byte[] preamble = Protocol.PREAMBLE.getBytes(StandardCharsets.US_ASCII);
            header.putRaw(preamble, 0, preamble.length);
            begun = true;
        }
        header.putInt(Protocol.MIN_FRAME + size).putByte(kind.code()).putInt(request);
        out.write(header.bytes(), 0, header.size());
        out.write(body, 0, size);
        out.flush();
    }
}
