package secondlook.runtime.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.model.Task;
import secondlook.runtime.onnx.graph.Attribute;
import secondlook.runtime.onnx.graph.GraphNode;
import secondlook.runtime.onnx.graph.GraphValue;
import secondlook.runtime.onnx.graph.OnnxFile;

/**
 * Finds out which output holds the scores. Types decide before names: exporters use the same names for maps and for tensors.
 *
 * <p>Without an output of labels, several numbers per row are taken for a classifier's, unless the output's name says that
 * they describe the row (an embedding) or a regression operator made them. One number per row is a regression, unless a sigmoid
 * made it: then it is the probability of the second of two classes.
 */
final class OutputChooser {

    private static final List<String> EMBEDDINGS = List.of("embed", "hidden_state", "pooler", "pooled", "feature");

    private final OnnxFile file;
    private final Map<String, List<OutputValue>> seen;
    private final int rows;
    private final List<GraphValue> maps = new ArrayList<>();
    private final List<GraphValue> labels = new ArrayList<>();
    private final List<GraphValue> single = new ArrayList<>();
    private final List<GraphValue> several = new ArrayList<>();

    /**
     * @param seen what the probe gave by output; empty if there was no probe
     * @param rows rows in each run of the probe
     */
    OutputChooser(OnnxFile file, Map<String, List<OutputValue>> seen, int rows) {
        this.file = file;
        this.seen = seen;
        this.rows = rows;
        for (GraphValue output : file.outputs()) {
            switch (OutputForm.of(output, columns(output))) {
                case MAPS -> maps.add(output);
                case LABELS -> labels.add(output);
                case ONE_NUMBER -> single.add(output);
                case NUMBERS -> several.add(output);
                case OTHER -> {
                }
            }
        }
    }

    OutputPlan choose() {
        String label = label();
        if (!maps.isEmpty()) {
            return ofMaps(maps.getFirst(), label);
        }
        if (label != null) {
            return beside(label);
        }
        if (!several.isEmpty()) {
            return alone(preferred(several));
        }
        if (!single.isEmpty()) {
            return number(preferred(single));
        }
        return OutputPlan.unknown(labels.isEmpty()
                ? "No output holds one set of scores per row, so this model cannot be scored here."
                : "The model gives labels and no scores, so how sure it was cannot be known.");
    }

    private int columns(GraphValue output) {
        return OutputForm.columns(output, seen.get(output.name()), rows);
    }

    private @Nullable String label() {
        return labels.stream().filter(o -> !isClassList(o))
                .min(Comparator.comparing(o -> lower(o).contains("label") || lower(o).contains("class") ? 0 : 1))
                .map(GraphValue::name).orElse(null);
    }

    /** An output that lists the classes is no label, even where there are as many classes as rows. */
    static boolean isClassList(GraphValue output) {
        return output.name().equals("class_labels");
    }

    private OutputPlan ofMaps(GraphValue output, @Nullable String label) {
        List<String> warnings = new ArrayList<>();
        if (maps.size() > 1) {
            warnings.add("The model answers several questions; only " + output.name() + " is used.");
        }
        List<String> zipped = zipped(output.name());
        Set<String> keys = new LinkedHashSet<>(zipped);
        for (OutputValue value : seen.getOrDefault(output.name(), List.of())) {
            if (value instanceof OutputValue.Maps given) {
                List<String> found = new ArrayList<>();
                given.rows().forEach(row -> found.addAll(row.keySet()));
                found.stream().distinct().sorted(ClassNames.BY_NUMBER_THEN_NAME).forEach(keys::add);
            }
        }
        if (!zipped.isEmpty() && keys.size() > zipped.size()) {
            // Characters beyond U+FFFF come back from native code as others, so keys and names no longer meet.
            return OutputPlan.unknown("The class names hold characters that ONNX Runtime for Java cannot pass on; "
                    + "export the model without ZipMap.");
        }
        if (keys.isEmpty()) {
            return OutputPlan.unknown("The classes could not be found out, so this model cannot be scored here.");
        }
        List<String> names = List.copyOf(keys);
        return new OutputPlan(Task.CLASSIFICATION, MapScores.of(output.name(), names), names, label, warnings);
    }

    /** The class names of the ZipMap that makes an output, in the order of the scores. */
    private List<String> zipped(String output) {
        Optional<GraphNode> zip = file.maker(output).filter(n -> n.operator().equals("ZipMap"));
        Optional<Attribute> names = zip.flatMap(n -> n.attributes().values().stream()
                .filter(a -> a.name().startsWith("classlabels") && a.complete()).findFirst());
        return names.map(ClassNames::ofAttribute).orElse(List.of());
    }

    /** Scores beside an output of labels. */
    private OutputPlan beside(String label) {
        if (!several.isEmpty()) {
            GraphValue output = preferred(several);
            Task task = output.name().equals("scores") ? Task.UNKNOWN : Task.CLASSIFICATION;
            return new OutputPlan(task, matrix(output, MatrixScores.Single.ALONE), List.of(), label, List.of());
        }
        if (single.size() > 1) {
            List<String> names = single.stream().map(GraphValue::name).toList();
            return new OutputPlan(Task.CLASSIFICATION, new ColumnScores(names), names, label, List.of());
        }
        if (single.size() == 1) {
            GraphValue output = single.getFirst();
            if (output.name().equals("scores")) {
                return new OutputPlan(Task.UNKNOWN, matrix(output, MatrixScores.Single.ALONE), List.of(), label,
                        List.of("The scores say how unusual a row is; this is no classifier."));
            }
            boolean probability = lower(output).contains("prob") || isSigmoid(output);
            return new OutputPlan(Task.CLASSIFICATION, matrix(output,
                    probability ? MatrixScores.Single.PROBABILITY : MatrixScores.Single.LOG_ODDS), List.of(), label,
                    List.of("One score per row was taken for that of the second class."));
        }
        return OutputPlan.unknown("The model gives labels and no scores, so how sure it was cannot be known.");
    }

    /** Several numbers per row and no label. */
    private OutputPlan alone(GraphValue output) {
        ScoreReader reader = matrix(output, MatrixScores.Single.ALONE);
        if (EMBEDDINGS.stream().anyMatch(lower(output)::contains)) {
            return new OutputPlan(Task.EMBEDDING, reader, List.of(), null, List.of());
        }
        boolean regressor = file.maker(output.name()).filter(n -> n.operator().endsWith("Regressor")
                || n.operator().equals("TreeEnsemble")).isPresent();
        // The probe may still show that the numbers are probabilities; a regression's are not.
        return new OutputPlan(regressor ? Task.UNKNOWN : Task.CLASSIFICATION, reader, List.of(), null,
                regressor ? List.of("The model gives several numbers per row; it is no classifier.") : List.of());
    }

    private OutputPlan number(GraphValue output) {
        if (isSigmoid(output)) {
            return new OutputPlan(Task.CLASSIFICATION, matrix(output, MatrixScores.Single.PROBABILITY), List.of(), null,
                    List.of("One probability per row was taken for that of the second class."));
        }
        return new OutputPlan(Task.REGRESSION, matrix(output, MatrixScores.Single.ALONE), List.of(), null, List.of());
    }

    private boolean isSigmoid(GraphValue output) {
        return file.maker(output.name()).filter(n -> n.operator().equals("Sigmoid")).isPresent();
    }

    private ScoreReader matrix(GraphValue output, MatrixScores.Single single) {
        return new MatrixScores(output.name(), columns(output), single);
    }

    private static GraphValue preferred(List<GraphValue> outputs) {
        return outputs.stream().min(Comparator.comparing(OutputChooser::unlikely)).orElseThrow();
    }

    private static int unlikely(GraphValue output) {
        String name = lower(output);
        return name.contains("prob") ? 0 : name.contains("logit") ? 1 : name.contains("score") ? 2 : 3;
    }

    private static String lower(GraphValue output) {
        return output.name().toLowerCase(Locale.ROOT);
    }
}
