package secondlook.runtime.onnx.graph;

import java.util.Map;

/** The element types of ONNX by their number in the file ({@code TensorProto.DataType}): words and sizes. */
public final class ElementCode {

    public static final int FLOAT = 1;
    public static final int INT32 = 6;
    public static final int INT64 = 7;
    public static final int STRING = 8;
    public static final int BOOL = 9;
    public static final int DOUBLE = 11;

    private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(FLOAT, "float"), Map.entry(2, "uint8"),
            Map.entry(3, "int8"), Map.entry(4, "uint16"), Map.entry(5, "int16"), Map.entry(INT32, "int32"),
            Map.entry(INT64, "int64"), Map.entry(STRING, "string"), Map.entry(BOOL, "bool"), Map.entry(10, "float16"),
            Map.entry(DOUBLE, "double"), Map.entry(12, "uint32"), Map.entry(13, "uint64"), Map.entry(14, "complex64"),
            Map.entry(15, "complex128"), Map.entry(16, "bfloat16"));

    private ElementCode() {
    }

    public static String name(int code) {
        return NAMES.getOrDefault(code, "type " + code);
    }

    /** The least number of bits that one element takes in a file; 0 where not known or not fixed. */
    static int bits(int code) {
        return switch (code) {
            case 2, 3, 9, 17, 18, 19, 20, 24 -> 8;
            case 4, 5, 10, 16 -> 16;
            case 1, 6, 12 -> 32;
            case 7, 11, 13, 14 -> 64;
            case 15 -> 128;
            case 21, 22, 23 -> 4;
            default -> 0;
        };
    }
}
