package secondlook.runtime.model;

import java.util.List;

/**
 * What a model takes and gives.
 *
 * @param inputs     in the model's order
 * @param outputs    in the model's order
 * @param task       what it does
 * @param classes    class names in the order of its scores; empty unless a classification
 * @param scoreKind  what the scores are
 * @param fixedBatch the batch size that the model was exported with; -1 where it is free
 * @param warnings   what a person should know before trusting the scores
 */
public record ModelSignature(List<ModelInput> inputs, List<ModelOutput> outputs, Task task, List<String> classes,
        ScoreKind scoreKind, int fixedBatch, List<String> warnings) {

    public ModelSignature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        classes = List.copyOf(classes);
        warnings = List.copyOf(warnings);
    }
}
