package secondlook.runtime.onnx.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Reads the protobuf wire format from a file, one window at a time. Every length is checked against what encloses it before
 * anything is allocated or skipped, and nesting is limited, so that a hostile file costs neither memory nor stack.
 */
final class WireReader {

    /** Wire types of protobuf; groups (3 and 4) do not occur in ONNX and are refused. */
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private static final int WINDOW = 1 << 16;
    private static final int MAX_DEPTH = 96;

    private final SeekableByteChannel channel;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).order(ByteOrder.LITTLE_ENDIAN);
    private long windowStart;
    private long limit;
    private int depth;

    WireReader(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.limit = channel.size();
        window.limit(0);
    }

    /** Bytes left in the innermost message. */
    long remaining() {
        return limit - position();
    }

    /** The next field's tag, or 0 at the end of the innermost message. */
    int tag() throws IOException {
        if (remaining() == 0) {
            return 0;
        }
        long tag = varint();
        if (tag <= 7 || tag > 0xFFFF_FFFFL) {
            throw new MalformedFileException("it is not an ONNX model (its bytes make no sense as one)");
        }
        return (int) tag;
    }

    static int field(int tag) {
        return tag >>> 3;
    }

    static int wireType(int tag) {
        return tag & 7;
    }

    long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = next();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedFileException("it is not an ONNX model (a number in it has no end)");
    }

    float fixed32() throws IOException {
        need(4);
        return window.getFloat();
    }

    /** Enters a length-delimited field; hand what is returned to {@link #leave}. */
    long enter() throws IOException {
        if (++depth > MAX_DEPTH) {
            throw new MalformedFileException("it is nested more than " + MAX_DEPTH + " levels deep");
        }
        long length = length();
        long outer = limit;
        limit = position() + length;
        return outer;
    }

    /** Skips what is left of the innermost message and goes back to the one around it. */
    void leave(long outer) throws IOException {
        advance(remaining());
        limit = outer;
        depth--;
    }

    /** A length-delimited field as text; longer than {@code most} bytes is refused. */
    String text(int most) throws IOException {
        long length = length();
        if (length > most) {
            throw new MalformedFileException("a name in it is " + length + " bytes long");
        }
        return text(length);
    }

    /** A length-delimited field as text; empty, and skipped, where it is longer than {@code most} bytes. */
    String textIfShort(int most) throws IOException {
        long length = length();
        if (length > most) {
            advance(length);
            return "";
        }
        return text(length);
    }

    private String text(long length) throws IOException {
        byte[] bytes = new byte[(int) length];
        for (int done = 0; done < bytes.length;) {
            need(1);
            int some = Math.min(window.remaining(), bytes.length - done);
            window.get(bytes, done, some);
            done += some;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Skips a length-delimited field and says how long it was. */
    long skipBytes() throws IOException {
        long length = length();
        advance(length);
        return length;
    }

    void skip(int tag) throws IOException {
        switch (wireType(tag)) {
            case VARINT -> varint();
            case FIXED64 -> advance(8);
            case BYTES -> skipBytes();
            case FIXED32 -> advance(4);
            default -> throw new MalformedFileException("it is not an ONNX model (its bytes make no sense as one)");
        }
    }

    private long length() throws IOException {
        long length = varint();
        if (length < 0 || length > remaining()) {
            throw new MalformedFileException("it is cut off or damaged: a part of it claims more bytes than there are");
        }
        return length;
    }

    private void advance(long count) throws IOException {
        if (count > remaining()) {
            throw new MalformedFileException("it is cut off or damaged: it ends in the middle of a value");
        }
        if (count <= window.remaining()) {
            window.position(window.position() + (int) count);
        } else {
            windowStart = position() + count;
            window.position(0).limit(0);
        }
    }

    private byte next() throws IOException {
        need(1);
        return window.get();
    }

    private long position() {
        return windowStart + window.position();
    }

    private void need(int count) throws IOException {
        if (count > remaining()) {
            throw new MalformedFileException("it is cut off or damaged: it ends in the middle of a value");
        }
        if (window.remaining() >= count) {
            return;
        }
        windowStart = position();
        window.clear();
        channel.position(windowStart);
        while (window.position() < count) {
            if (channel.read(window) < 0) {
                throw new MalformedFileException("it became shorter while it was read");
            }
        }
        window.flip();
    }
}
