package secondlook.runtime.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Set;

/** Reads one run's scores out of the outputs that hold them. Holds nothing of the run, so one serves all threads. */
interface ScoreReader {

    /** Scores per row: the number of classes, or 1 for a regression. */
    int width();

    /** The outputs that are asked of the model. */
    Set<String> outputs();

    /**
     * Writes {@code rows * width} scores, row-major, from {@code at} on.
     *
     * @throws WrongAnswerException if the model did not give one answer per row, or of another form than on the probe
     */
    void read(OrtSession.Result result, int rows, double[] into, int at) throws OrtException;
}
