package secondlook.runtime.onnx.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code ValueInfoProto} and {@code TypeProto}. */
final class TypeReader {

    private static final int MAX_NAME = 1 << 16;
    private static final int MAX_RANK = 64;

    private final WireReader in;

    TypeReader(WireReader in) {
        this.in = in;
    }

    GraphValue value() throws IOException {
        String name = "";
        ValueType type = new ValueType.Other("unknown");
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 1 << 3 | WireReader.BYTES -> name = in.text(MAX_NAME);
                case 2 << 3 | WireReader.BYTES -> type = type();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new GraphValue(name, type);
    }

    private ValueType type() throws IOException {
        ValueType type = new ValueType.Other("unknown");
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 1 << 3 | WireReader.BYTES -> type = tensor();
                case 4 << 3 | WireReader.BYTES -> type = sequence();
                case 5 << 3 | WireReader.BYTES -> type = mapping();
                case 7 << 3 | WireReader.BYTES -> type = other(tag, "opaque");
                case 8 << 3 | WireReader.BYTES -> type = other(tag, "sparse tensor");
                case 9 << 3 | WireReader.BYTES -> type = other(tag, "optional");
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return type;
    }

    private ValueType other(int tag, String words) throws IOException {
        in.skip(tag);
        return new ValueType.Other(words);
    }

    private ValueType tensor() throws IOException {
        int element = 0;
        List<Long> shape = null;
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 1 << 3 | WireReader.VARINT -> element = (int) in.varint();
                case 2 << 3 | WireReader.BYTES -> shape = shape();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new ValueType.Tensor(element, shape);
    }

    private List<Long> shape() throws IOException {
        List<Long> shape = new ArrayList<>();
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            if (tag == (1 << 3 | WireReader.BYTES)) {
                if (shape.size() == MAX_RANK) {
                    throw new MalformedFileException("an input or output has more than " + MAX_RANK + " dimensions");
                }
                shape.add(dimension());
            } else {
                in.skip(tag);
            }
        }
        in.leave(outer);
        return List.copyOf(shape);
    }

    private long dimension() throws IOException {
        long size = -1;
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            if (tag == (1 << 3 | WireReader.VARINT)) {
                size = Math.max(-1, in.varint());
            } else {
                in.skip(tag);
            }
        }
        in.leave(outer);
        return size;
    }

    private ValueType sequence() throws IOException {
        return new ValueType.Sequence(wrapped(1));
    }

    private ValueType mapping() throws IOException {
        int key = 0;
        ValueType value = null;
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 1 << 3 | WireReader.VARINT -> key = (int) in.varint();
                case 2 << 3 | WireReader.BYTES -> value = type();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new ValueType.Mapping(key, known(value));
    }

    private ValueType wrapped(int field) throws IOException {
        ValueType inner = null;
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            if (tag == (field << 3 | WireReader.BYTES)) {
                inner = type();
            } else {
                in.skip(tag);
            }
        }
        in.leave(outer);
        return known(inner);
    }

    private static ValueType known(@Nullable ValueType type) {
        return type == null ? new ValueType.Other("unknown") : type;
    }
}
