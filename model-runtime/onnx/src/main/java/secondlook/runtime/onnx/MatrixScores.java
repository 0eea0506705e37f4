package secondlook.runtime.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Set;

/**
 * Scores in one tensor {@code [N,C]}, or {@code [N]} or {@code [N,1]} for a single one.
 *
 * @param columns scores per row in the tensor
 * @param single  what a single score of a two-class model is turned into
 */
record MatrixScores(String output, int columns, Single single) implements ScoreReader {

    /** How one score per row becomes one per class. */
    enum Single {
        /** It stays alone. */
        ALONE,
        /** Probability of the second class: {@code 1 - p, p}. */
        PROBABILITY,
        /** Log odds of the second class: {@code 0, s}, of which softmax makes its logistic function. */
        LOG_ODDS
    }

    @Override
    public int width() {
        return single == Single.ALONE ? columns : 2;
    }

    @Override
    public Set<String> outputs() {
        return Set.of(output);
    }

    @Override
    public void read(OrtSession.Result result, int rows, double[] into, int at) throws OrtException {
        OnnxValue value = result.get(output).orElseThrow();
        if (!(value instanceof OnnxTensor tensor)) {
            throw new WrongAnswerException("its output " + output + " is no longer a table of numbers");
        }
        long count = tensor.getInfo().getNumElements();
        if (count != (long) rows * columns) {
            throw new WrongAnswerException(
                    "it gave " + count + " scores for " + rows + " rows of " + columns + " each");
        }
        switch (single) {
            case ALONE -> copy(tensor, into, at, (int) count);
            case PROBABILITY -> {
                double[] scores = OutputValue.numbers(tensor);
                for (int row = 0; row < rows; row++) {
                    into[at + 2 * row] = 1 - scores[row];
                    into[at + 2 * row + 1] = scores[row];
                }
            }
            case LOG_ODDS -> {
                double[] scores = OutputValue.numbers(tensor);
                for (int row = 0; row < rows; row++) {
                    into[at + 2 * row] = 0 * scores[row];
                    into[at + 2 * row + 1] = scores[row];
                }
            }
        }
    }

    private static void copy(OnnxTensor tensor, double[] into, int at, int count) {
        if (tensor.getInfo().type == OnnxJavaType.DOUBLE) {
            tensor.getDoubleBuffer().get(into, at, count);
            return;
        }
        FloatBuffer floats = tensor.getFloatBuffer();
        if (floats.hasArray()) {
            float[] from = floats.array();
            int offset = floats.arrayOffset();
            for (int i = 0; i < count; i++) {
                into[at + i] = from[offset + i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                into[at + i] = floats.get(i);
            }
        }
    }
}
