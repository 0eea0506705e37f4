package secondlook.runtime.onnx;

import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one output held after a run, copied out of native memory. */
sealed interface OutputValue {

    /** @param shape as it came; {@code values} are row-major */
    @SuppressWarnings("ArrayRecordComponent")
    record Numbers(long[] shape, double[] values) implements OutputValue {}

    /** Class names, one per row; whole numbers are written out. */
    @SuppressWarnings("ArrayRecordComponent")
    record Labels(long[] shape, String[] values) implements OutputValue {}

    /** One map from class name to score per row. */
    record Maps(List<Map<String, Double>> rows) implements OutputValue {}

    /** Nothing that this program can read. */
    record Unreadable() implements OutputValue {}

    static OutputValue of(OnnxValue value) throws OrtException {
        return switch (value) {
            case OnnxTensor tensor -> ofTensor(tensor);
            case OnnxSequence sequence when sequence.getInfo().isSequenceOfMaps() -> new Maps(maps(sequence));
            default -> new Unreadable();
        };
    }

    private static OutputValue ofTensor(OnnxTensor tensor) throws OrtException {
        TensorInfo info = tensor.getInfo();
        long[] shape = info.getShape();
        return switch (info.type) {
            case FLOAT, DOUBLE, FLOAT16, BFLOAT16 -> new Numbers(shape, numbers(tensor));
            case INT64 -> {
                long[] values = new long[(int) info.getNumElements()];
                tensor.getLongBuffer().get(values);
                yield new Labels(shape,
                        java.util.Arrays.stream(values).mapToObj(Long::toString).toArray(String[]::new));
            }
            case INT32 -> {
                int[] values = new int[(int) info.getNumElements()];
                tensor.getIntBuffer().get(values);
                yield new Labels(shape,
                        java.util.Arrays.stream(values).mapToObj(Integer::toString).toArray(String[]::new));
            }
            case STRING -> {
                List<String> flat = new ArrayList<>();
                flatten(tensor.getValue(), flat);
                yield new Labels(shape, flat.toArray(String[]::new));
            }
            case BOOL -> {
                List<String> flat = new ArrayList<>();
                for (byte bit : bytes(tensor)) {
                    flat.add(bit == 0 ? "0" : "1");
                }
                yield new Labels(shape, flat.toArray(String[]::new));
            }
            default -> new Unreadable();
        };
    }

    private static byte[] bytes(OnnxTensor tensor) {
        byte[] bytes = new byte[(int) tensor.getInfo().getNumElements()];
        tensor.getByteBuffer().get(bytes);
        return bytes;
    }

    /** A tensor of floating-point numbers of any width, row-major. */
    static double[] numbers(OnnxTensor tensor) throws OrtException {
        double[] values = new double[Math.toIntExact(tensor.getInfo().getNumElements())];
        if (tensor.getInfo().type == ai.onnxruntime.OnnxJavaType.DOUBLE) {
            tensor.getDoubleBuffer().get(values);
        } else {
            FloatBuffer floats = tensor.getFloatBuffer();
            for (int i = 0; i < values.length; i++) {
                values[i] = floats.get(i);
            }
        }
        return values;
    }

    private static void flatten(Object value, List<String> into) {
        if (value instanceof Object[] many) {
            for (Object one : many) {
                flatten(one, into);
            }
        } else {
            into.add(String.valueOf(value));
        }
    }

    private static List<Map<String, Double>> maps(OnnxSequence sequence) throws OrtException {
        List<Map<String, Double>> rows = new ArrayList<>();
        for (OnnxValue element : sequence.getValue()) {
            try (OnnxMap map = (OnnxMap) element) {
                Map<String, Double> row = new LinkedHashMap<>();
                map.getValue().forEach((key, score) -> row.put(String.valueOf(key), ((Number) score).doubleValue()));
                rows.add(row);
            }
        }
        return rows;
    }
}
