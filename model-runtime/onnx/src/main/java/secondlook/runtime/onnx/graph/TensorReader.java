package secondlook.runtime.onnx.graph;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads {@code TensorProto}: not the values, but whether as many are there as the dimensions claim. A tensor that claims more
 * than it holds would make native code allocate what the claim says.
 */
final class TensorReader {

    private static final int MAX_NAME = 1 << 16;

    private final WireReader in;
    private final Consumer<ExternalReference> external;

    TensorReader(WireReader in, Consumer<ExternalReference> external) {
        this.in = in;
        this.external = external;
    }

    void tensor() throws IOException {
        String name = "";
        long elements = 1;
        int type = 0;
        long bits = 0;
        long values = 0;
        boolean isExternal = false;
        String location = "";
        long offset = 0;
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 1 << 3 | WireReader.VARINT -> elements = times(elements, in.varint());
                case 1 << 3 | WireReader.BYTES -> elements = packedDimensions(elements);
                case 2 << 3 | WireReader.VARINT -> type = (int) in.varint();
                case 4 << 3 | WireReader.BYTES -> values += in.skipBytes() / 4;
                case 10 << 3 | WireReader.BYTES -> values += in.skipBytes() / 8;
                // One varint takes at least a byte, so the bytes are an upper bound of the values.
                case 5 << 3 | WireReader.BYTES, 7 << 3 | WireReader.BYTES, 11 << 3 | WireReader.BYTES ->
                    values += in.skipBytes();
                case 4 << 3 | WireReader.FIXED32, 10 << 3 | WireReader.FIXED64, 5 << 3 | WireReader.VARINT,
                        7 << 3 | WireReader.VARINT, 11 << 3 | WireReader.VARINT, 6 << 3 | WireReader.BYTES -> {
                    in.skip(tag);
                    values++;
                }
                case 8 << 3 | WireReader.BYTES -> name = in.text(MAX_NAME);
                case 9 << 3 | WireReader.BYTES -> bits += 8 * in.skipBytes();
                case 13 << 3 | WireReader.BYTES -> {
                    Map.Entry<String, String> entry = EntryReader.entry(in, MAX_NAME);
                    if (entry.getKey().equals("location")) {
                        if (!location.isEmpty()) {
                            throw new MalformedFileException("its weights " + name + " name two files");
                        }
                        location = entry.getValue();
                    } else if (entry.getKey().equals("offset")) {
                        offset = number(name, entry.getValue());
                    }
                }
                case 14 << 3 | WireReader.VARINT -> isExternal |= in.varint() == 1;
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        // An entry in external_data counts even where data_location does not say so.
        if (isExternal || !location.isEmpty()) {
            external.accept(new ExternalReference(name, location, offset, bytes(elements, type)));
        } else {
            checkClaim(name, elements, type, bits, values);
        }
    }

    private static void checkClaim(String name, long elements, int type, long bits, long values) throws IOException {
        int each = ElementCode.bits(type);
        // Four-bit types pack two into one stored value; 32-bit fields hold every smaller type one by one.
        long most = Math.max(2 * values, each == 0 ? bits : bits / each);
        if (elements > most) {
            throw new MalformedFileException("its constant " + (name.isEmpty() ? "without a name" : name)
                    + " claims "
                    + (elements == Long.MAX_VALUE ? "more values than can be counted" : elements + " values")
                    + " and holds " + most);
        }
    }

    private long packedDimensions(long elements) throws IOException {
        long product = elements;
        long outer = in.enter();
        while (in.remaining() > 0) {
            product = times(product, in.varint());
        }
        in.leave(outer);
        return product;
    }

    private static long times(long product, long dimension) throws MalformedFileException {
        if (dimension < 0) {
            throw new MalformedFileException("a constant in it has a negative dimension");
        }
        long high = Math.multiplyHigh(product, dimension);
        return high != 0 || product * dimension < 0 ? Long.MAX_VALUE : product * dimension;
    }

    private static long bytes(long elements, int type) {
        int bits = ElementCode.bits(type);
        if (bits == 0) {
            return 0;
        }
        return elements > Long.MAX_VALUE / bits ? Long.MAX_VALUE : (elements * bits + 7) / 8;
    }

    private static long number(String tensor, String text) throws MalformedFileException {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the same refusal
        }
        throw new MalformedFileException("the place of its weights " + tensor + " in their file is not a number");
    }
}
