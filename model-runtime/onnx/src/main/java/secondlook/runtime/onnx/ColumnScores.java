package secondlook.runtime.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Scores in one output per class, each with one number per row. */
record ColumnScores(List<String> names) implements ScoreReader {

    @Override
    public int width() {
        return names.size();
    }

    @Override
    public Set<String> outputs() {
        return new LinkedHashSet<>(names);
    }

    @Override
    public void read(OrtSession.Result result, int rows, double[] into, int at) throws OrtException {
        int width = width();
        for (int c = 0; c < width; c++) {
            if (!(OutputValue.of(result.get(names.get(c)).orElseThrow()) instanceof OutputValue.Numbers numbers)
                    || numbers.values().length != rows) {
                throw new WrongAnswerException("its output " + names.get(c) + " did not give one score per row");
            }
            for (int row = 0; row < rows; row++) {
                into[at + row * width + c] = numbers.values()[row];
            }
        }
    }
}
