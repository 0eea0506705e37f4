package secondlook.runtime.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays primitive values into a frame's body. Grows as needed, up to the largest frame. */
public final class WireWriter {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MOST = Protocol.MAX_FRAME - Protocol.MIN_FRAME;

    private byte[] bytes;
    private int size;

    public WireWriter() {
        this(256);
    }

    public WireWriter(int capacity) {
        bytes = new byte[capacity];
    }

    /** Empties it; the memory is kept for the next body. */
    public WireWriter clear() {
        size = 0;
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    public int size() {
        return size;
    }

    /** Makes room for {@code count} values of {@code width} bytes and returns where they begin. */
    private int room(int count, int width) {
        long needed = size + (long) count * width;
        if (needed > MOST) {
            throw new FrameTooLargeException();
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(MOST, Math.max(needed, 2L * bytes.length)));
        }
        int at = size;
        size = (int) needed;
        return at;
    }

    private ByteBuffer buffer(int count, int width) {
        int at = room(count, width);
        return ByteBuffer.wrap(bytes, at, count * width).order(ByteOrder.LITTLE_ENDIAN);
    }

    public WireWriter putByte(int value) {
        int at = room(1, 1);
        bytes[at] = (byte) value;
        return this;
    }

    public WireWriter putFlag(boolean value) {
        return putByte(value ? 1 : 0);
    }

    public WireWriter putInt(int value) {
        int at = room(1, Integer.BYTES);
        INT.set(bytes, at, value);
        return this;
    }

    public WireWriter putLong(long value) {
        int at = room(1, Long.BYTES);
        LONG.set(bytes, at, value);
        return this;
    }

    public WireWriter putReal(double value) {
        return putLong(Double.doubleToRawLongBits(value));
    }

    /** Length in bytes of UTF-8, then these; a length of -1 is {@code null}. */
    public WireWriter putText(@Nullable String value) {
        if (value == null) {
            return putInt(-1);
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return putInt(text.length).putRaw(text, 0, text.length);
    }

    public WireWriter putTexts(List<String> values) {
        putInt(values.size());
        values.forEach(this::putText);
        return this;
    }

    public WireWriter putTexts(Map<String, String> values) {
        putInt(values.size());
        values.forEach((key, value) -> putText(key).putText(value));
        return this;
    }

    public WireWriter putRaw(byte[] values, int from, int count) {
        int at = room(count, 1);
        System.arraycopy(values, from, bytes, at, count);
        return this;
    }

    void putReals(double[] values, int from, int count) {
        buffer(count, Double.BYTES).asDoubleBuffer().put(values, from, count);
    }

    /** As 32-bit numbers; whoever calls has seen that nothing is lost. */
    void putNarrowReals(double[] values, int from, int count) {
        ByteBuffer buffer = buffer(count, Float.BYTES);
        int at = buffer.position();
        for (int i = 0; i < count; i++) {
            INT.set(bytes, at + i * Float.BYTES, Float.floatToRawIntBits((float) values[from + i]));
        }
    }

    void putLongs(long[] values, int from, int count) {
        buffer(count, Long.BYTES).asLongBuffer().put(values, from, count);
    }

    /** As 32-bit integers; whoever calls has seen that nothing is lost. */
    void putNarrowLongs(long[] values, int from, int count) {
        int at = room(count, Integer.BYTES);
        for (int i = 0; i < count; i++) {
            INT.set(bytes, at + i * Integer.BYTES, (int) values[from + i]);
        }
    }

    void putInts(int[] values, int count) {
        buffer(count, Integer.BYTES).asIntBuffer().put(values, 0, count);
    }

    /** One bit per flag, the first in the lowest bit of the first byte. */
    void putFlags(boolean[] values, int from, int count) {
        int at = room((count + 7) / 8, 1);
        Arrays.fill(bytes, at, size, (byte) 0);
        for (int i = 0; i < count; i++) {
            if (values[from + i]) {
                bytes[at + (i >> 3)] |= (byte) (1 << (i & 7));
            }
        }
    }
}
