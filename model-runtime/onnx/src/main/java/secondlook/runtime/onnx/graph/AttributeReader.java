package secondlook.runtime.onnx.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads {@code AttributeProto}; tensors and graphs inside are handed to their own readers. */
final class AttributeReader {

    private static final int MAX_TEXT = 1 << 8;

    private final WireReader in;
    private final GraphReader graphs;

    private String text = "";
    private final List<String> strings = new ArrayList<>();
    private long[] ints = new long[16];
    private int intCount;
    private float[] floats = new float[16];
    private int floatCount;
    private long count;

    AttributeReader(WireReader in, GraphReader graphs) {
        this.in = in;
        this.graphs = graphs;
    }

    Attribute attribute() throws IOException {
        String name = "";
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 1 << 3 | WireReader.BYTES -> name = in.text(1 << 16);
                case 4 << 3 | WireReader.BYTES -> text = in.textIfShort(MAX_TEXT);
                case 5 << 3 | WireReader.BYTES, 10 << 3 | WireReader.BYTES -> graphs.tensors().tensor();
                case 6 << 3 | WireReader.BYTES, 11 << 3 | WireReader.BYTES -> graphs.subgraph();
                case 7 << 3 | WireReader.BYTES -> packedFloats();
                case 7 << 3 | WireReader.FIXED32 -> add(in.fixed32());
                case 8 << 3 | WireReader.BYTES -> packedInts();
                case 8 << 3 | WireReader.VARINT -> add(in.varint());
                case 9 << 3 | WireReader.BYTES -> addText();
                case 22 << 3 | WireReader.BYTES, 23 << 3 | WireReader.BYTES -> graphs.sparseTensor();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new Attribute(name, text, List.copyOf(strings), Arrays.copyOf(ints, intCount),
                Arrays.copyOf(floats, floatCount), count);
    }

    private void addText() throws IOException {
        count++;
        String value = in.textIfShort(MAX_TEXT);
        if (strings.size() < Attribute.KEPT_TEXTS) {
            strings.add(value);
        }
    }

    private void packedFloats() throws IOException {
        long outer = in.enter();
        while (in.remaining() > 0) {
            add(in.fixed32());
        }
        in.leave(outer);
    }

    private void packedInts() throws IOException {
        long outer = in.enter();
        while (in.remaining() > 0) {
            add(in.varint());
        }
        in.leave(outer);
    }

    private void add(float value) {
        count++;
        if (floatCount < Attribute.KEPT) {
            if (floatCount == floats.length) {
                floats = Arrays.copyOf(floats, 2 * floats.length);
            }
            floats[floatCount++] = value;
        }
    }

    private void add(long value) {
        count++;
        if (intCount < Attribute.KEPT) {
            if (intCount == ints.length) {
                ints = Arrays.copyOf(ints, 2 * ints.length);
            }
            ints[intCount++] = value;
        }
    }
}
