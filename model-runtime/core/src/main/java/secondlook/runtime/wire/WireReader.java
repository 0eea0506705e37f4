package secondlook.runtime.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes primitive values out of a frame's body. Every count is compared with the bytes that are left before memory is set
 * aside for it, so a body that lies costs no more than its own length times a small number.
 */
public final class WireReader {

    private final ByteBuffer bytes;

    WireReader(byte[] bytes, int from, int count) {
        this.bytes = ByteBuffer.wrap(bytes, from, count).order(ByteOrder.LITTLE_ENDIAN);
    }

    private WireReader need(long count, int width) {
        if (count < 0 || count * width > bytes.remaining()) {
            throw new BadFrameException(count + " values of " + width + " bytes in a body that has "
                    + bytes.remaining() + " bytes left");
        }
        return this;
    }

    /** @throws BadFrameException if something is left */
    public void end() {
        if (bytes.hasRemaining()) {
            throw new BadFrameException(bytes.remaining() + " bytes too many in a body");
        }
    }

    public int remaining() {
        return bytes.remaining();
    }

    public byte getByte() {
        need(1, 1);
        return bytes.get();
    }

    public boolean getFlag() {
        byte value = getByte();
        if (value != 0 && value != 1) {
            throw new BadFrameException(value + " is neither yes nor no");
        }
        return value == 1;
    }

    public int getInt() {
        need(1, Integer.BYTES);
        return bytes.getInt();
    }

    public long getLong() {
        need(1, Long.BYTES);
        return bytes.getLong();
    }

    public double getReal() {
        need(1, Double.BYTES);
        return bytes.getDouble();
    }

    /** A number of things of which each takes at least {@code least} bytes. */
    public int getCount(int least) {
        int count = getInt();
        need(count, least);
        return count;
    }

    /** One of {@code count} constants. */
    public <E extends Enum<E>> E getOne(E[] constants) {
        int index = getByte();
        if (index < 0 || index >= constants.length) {
            throw new BadFrameException("no " + constants.getClass().getComponentType().getSimpleName() + " " + index);
        }
        return constants[index];
    }

    public @Nullable String getTextOrNull() {
        int length = getInt();
        if (length == -1) {
            return null;
        }
        need(length, 1);
        String text = new String(bytes.array(), bytes.arrayOffset() + bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return text;
    }

    public String getText() {
        String text = getTextOrNull();
        if (text == null) {
            throw new BadFrameException("a text is absent");
        }
        return text;
    }

    public List<String> getTexts() {
        int count = getCount(Integer.BYTES);
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(getText());
        }
        return texts;
    }

    public Map<String, String> getTextMap() {
        int count = getCount(2 * Integer.BYTES);
        Map<String, String> texts = LinkedHashMap.newLinkedHashMap(count);
        for (int i = 0; i < count; i++) {
            texts.put(getText(), getText());
        }
        return texts;
    }

    /** All bytes that are left. */
    public byte[] getRest() {
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return rest;
    }

    double[] getReals(int count) {
        need(count, Double.BYTES);
        double[] values = new double[count];
        bytes.asDoubleBuffer().get(values);
        bytes.position(bytes.position() + count * Double.BYTES);
        return values;
    }

    double[] getNarrowReals(int count) {
        need(count, Float.BYTES);
        double[] values = new double[count];
        int at = bytes.position();
        for (int i = 0; i < count; i++) {
            values[i] = bytes.getFloat(at + i * Float.BYTES);
        }
        bytes.position(at + count * Float.BYTES);
        return values;
    }

    long[] getLongs(int count) {
        need(count, Long.BYTES);
        long[] values = new long[count];
        bytes.asLongBuffer().get(values);
        bytes.position(bytes.position() + count * Long.BYTES);
        return values;
    }

    long[] getNarrowLongs(int count) {
        need(count, Integer.BYTES);
        long[] values = new long[count];
        int at = bytes.position();
        for (int i = 0; i < count; i++) {
            values[i] = bytes.getInt(at + i * Integer.BYTES);
        }
        bytes.position(at + count * Integer.BYTES);
        return values;
    }

    int[] getInts(int count) {
        need(count, Integer.BYTES);
        int[] values = new int[count];
        bytes.asIntBuffer().get(values);
        bytes.position(bytes.position() + count * Integer.BYTES);
        return values;
    }

    boolean[] getFlags(int count) {
        need((count + 7L) / 8, 1);
        boolean[] values = new boolean[count];
        int at = bytes.position();
        for (int i = 0; i < count; i++) {
            values[i] = (bytes.get(at + (i >> 3)) >> (i & 7) & 1) == 1;
        }
        bytes.position(at + (count + 7) / 8);
        return values;
    }
}
