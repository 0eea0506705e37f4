package secondlook.runtime.smile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.train.TrainedModel;

/**
 * Writes a model trained here as an ONNX graph, its Recipe included: all but nearest neighbours and Recipes with dates.
 *
 * <p>The graph has one input {@code [N,1]} per raw column, named as the column: a float where NaN is missing, or a string where
 * an empty one is. A classifier has the output {@code label} (string {@code [N]}), the output {@code probabilities} (float
 * {@code [N,C]}; of models that give margins, their softmax), and the metadata {@code classes} (a JSON list in the order of the
 * probabilities); a regression has the output {@code prediction} (float {@code [N,1]}). Operator sets: ai.onnx 15,
 * ai.onnx.ml 2. Scores agree with the Smile model's within 1e-5, for values of up to six digits.
 */
public final class OnnxExport {

    private OnnxExport() {
    }

    /**
     * Exports a model just trained.
     *
     * @throws RefusedException if the model cannot be written as such a graph, or the file cannot be written
     */
    public static void write(TrainedModel model, Path file) {
        if (!(model instanceof SmileTrainedModel smile)) {
            throw new RefusedException(file.getFileName() + " cannot be written as ONNX",
                    "the model was not trained with Smile", "Train it with one of Smile's algorithms.");
        }
        write(smile.content(), file);
    }

    /**
     * Exports a {@code .smile} file.
     *
     * @throws RefusedException if it is not one, the model cannot be written as such a graph, or the file cannot be written
     */
    public static void write(Path smileFile, Path file) {
        write(SmileArchive.read(smileFile).content(), file);
    }

    private static void write(SmileContent content, Path file) {
        byte[] graph = new OnnxGraphWriter(content).model().toByteArray();
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.write(part, graph);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException ignored) {
                // the first failure is the one to report
            }
            throw new RefusedException(new Problem(file + " cannot be written", Reasons.of(e),
                    "Check the folder, its permissions and the free space."), e);
        }
    }
}
