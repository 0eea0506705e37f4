package secondlook.runtime.onnx;

import java.util.Arrays;
import secondlook.runtime.model.RawScores;

/** Takes scores apart. */
final class Rows {

    private Rows() {
    }

    static double[] of(RawScores scores, int row) {
        return Arrays.copyOfRange(scores.values(), row * scores.width(), (row + 1) * scores.width());
    }
}
