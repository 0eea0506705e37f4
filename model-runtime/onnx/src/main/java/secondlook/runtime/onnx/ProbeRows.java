package secondlook.runtime.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import secondlook.runtime.model.ElementType;

/**
 * Makes the values that a model is probed with: the first row is zeros, the others are drawn from a seeded generator at several
 * scales, and around the thresholds that the model itself compares with where these are known.
 */
final class ProbeRows {

    private static final String[] WORDS = {"", "a", "no", "yes", "free", "the quick brown fox", "0", "1", "other"};

    private final Random random;
    private final Thresholds thresholds;

    ProbeRows(long seed, Thresholds thresholds) {
        this.random = new Random(seed);
        this.thresholds = thresholds;
    }

    /**
     * @param shape fully known; the first dimension is the number of rows
     * @param first whether the first row is to be all zeros
     */
    OnnxTensor tensor(OrtEnvironment environment, ElementType element, long[] shape, boolean first)
            throws OrtException {
        int rows = (int) shape[0];
        int each = 1;
        for (int i = 1; i < shape.length; i++) {
            each *= (int) shape[i];
        }
        double[] values = new double[rows * each];
        for (int row = first ? 1 : 0; row < rows; row++) {
            double scale = List.of(1.0, 0.1, 10.0, 100.0, 1_000.0).get(row % 5);
            for (int c = 0; c < each; c++) {
                values[row * each + c] = value(element, c, scale);
            }
        }
        return switch (element) {
            case FLOAT -> {
                float[] floats = new float[values.length];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = (float) values[i];
                }
                yield OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats), shape);
            }
            case DOUBLE -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values), shape);
            case INT64 -> {
                long[] longs = new long[values.length];
                for (int i = 0; i < longs.length; i++) {
                    longs[i] = (long) values[i];
                }
                yield OnnxTensor.createTensor(environment, LongBuffer.wrap(longs), shape);
            }
            case INT32 -> {
                int[] ints = new int[values.length];
                for (int i = 0; i < ints.length; i++) {
                    ints[i] = (int) values[i];
                }
                yield OnnxTensor.createTensor(environment, IntBuffer.wrap(ints), shape);
            }
            case BOOL -> {
                ByteBuffer bytes = ByteBuffer.allocateDirect(values.length);
                for (int i = 0; i < values.length; i++) {
                    bytes.put(i, (byte) (values[i] > 0 ? 1 : 0));
                }
                yield OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.BOOL);
            }
            case STRING -> {
                String[] texts = new String[values.length];
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = WORDS[(int) Math.abs(values[i]) % WORDS.length];
                }
                yield OnnxTensor.createTensor(environment, texts, shape);
            }
            case OTHER -> throw new IllegalArgumentException("no probe for " + element);
        };
    }

    private double value(ElementType element, int column, double scale) {
        return switch (element) {
            // Small, because integers are often places in a table.
            case INT64, INT32 -> random.nextInt(3);
            case STRING -> random.nextInt(WORDS.length);
            default -> around(column, scale);
        };
    }

    private double around(int column, double scale) {
        OptionalDouble near = thresholds.near(column, random);
        return near.isPresent() ? near.getAsDouble() : scale * random.nextGaussian();
    }
}
