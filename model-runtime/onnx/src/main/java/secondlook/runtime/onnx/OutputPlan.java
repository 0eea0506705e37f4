package secondlook.runtime.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.model.Task;

/**
 * What a model does and where its scores are.
 *
 * @param reader   reads the scores; {@code null} where there are none to read
 * @param names    class names that the outputs themselves give (map keys, names of per-class outputs); empty where they do not
 * @param label    the output with the model's own choice of class; {@code null} if none
 * @param warnings what a person should know
 */
record OutputPlan(Task task, @Nullable ScoreReader reader, List<String> names, @Nullable String label,
        List<String> warnings) {

    static OutputPlan unknown(String warning) {
        return new OutputPlan(Task.UNKNOWN, null, List.of(), null, List.of(warning));
    }
}
