package secondlook.runtime.onnx.graph;

import java.util.Arrays;
import java.util.List;

/**
 * The beginning of an attribute's values; the rest is not kept.
 *
 * @param name    its name
 * @param text    a single string; empty where there is none
 * @param strings at most {@link #KEPT_TEXTS}
 * @param ints    at most {@link #KEPT}
 * @param floats  at most {@link #KEPT}
 * @param count   how many values there were in all
 */
@SuppressWarnings("ArrayRecordComponent")
public record Attribute(String name, String text, List<String> strings, long[] ints, float[] floats, long count) {

    static final int KEPT = 1 << 16;
    static final int KEPT_TEXTS = 1 << 12;

    /** Whether all values were kept. */
    public boolean complete() {
        return count == Math.max(strings.size(), Math.max(ints.length, floats.length));
    }

    int kept() {
        return strings.size() + ints.length + floats.length;
    }

    /** The greatest integer kept; -1 where there is none. */
    public long maxInt() {
        return Arrays.stream(ints).max().orElse(-1);
    }
}
