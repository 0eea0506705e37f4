package secondlook.runtime.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.onnx.graph.Attribute;
import secondlook.runtime.onnx.graph.GraphNode;
import secondlook.runtime.onnx.graph.OnnxFile;

/**
 * Finds the class names: map keys and names of per-class outputs, then an output {@code class_labels}, then the names inside a
 * classifier operator, then metadata, then what the person gave, then a file beside the model, then numbers. A file's names that are mere numbers 0, 1, 2 give
 * way to names from metadata or from the person, which say more.
 */
final class ClassNames {

    static final Comparator<String> BY_NUMBER_THEN_NAME = (a, b) -> isWhole(a) && isWhole(b)
            ? Long.compare(Long.parseLong(a), Long.parseLong(b))
            : a.compareTo(b);

    private final OnnxFile file;
    private final int count;
    private final List<String> warnings = new ArrayList<>();

    ClassNames(OnnxFile file, int count) {
        this.file = file;
        this.count = count;
    }

    List<String> warnings() {
        return warnings;
    }

    /**
     * @param fromOutputs   names that the outputs give by their form; empty if none
     * @param listed        what an output {@code class_labels} gave; {@code null} if there is none
     * @param labelsAreText whether the model's own labels are text, so that numbers cannot be their names
     * @param asked         what the person said, and what lies beside the model
     * @throws RefusedException if the person gave another number of names than there are classes, or a name twice
     */
    List<String> find(List<String> fromOutputs, String @Nullable [] listed, boolean labelsAreText,
            Interpretation.Asked asked) {
        List<String> given = asked.given();
        if (given != null && given.size() != count) {
            throw new RefusedException("the class names cannot be used",
                    given.size() + " were given and the model has " + count + " classes",
                    "Give " + count + " names, or none.");
        }
        if (given != null && new HashSet<>(given).size() < count) {
            throw new RefusedException("the class names cannot be used",
                    "a name is given twice in " + String.join(", ", given), "Give each class a name of its own.");
        }
        List<String> own = firstUsable(List.of(fromOutputs, listed == null ? List.of() : Arrays.asList(listed),
                fromOperator(labelsAreText)));
        if (!own.isEmpty() && !own.equals(numbers())) {
            return own;
        }
        List<List<String>> others = new ArrayList<>(List.of(fromMetadata()));
        if (given != null) {
            others.add(given);
        }
        others.addAll(asked.beside());
        List<String> said = firstUsable(others);
        if (!said.isEmpty()) {
            return said;
        }
        if (own.isEmpty()) {
            warnings.add("The model does not name its classes; they are numbered from 0 to " + (count - 1) + ".");
        }
        return numbers();
    }

    private List<String> numbers() {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private List<String> firstUsable(List<List<String>> candidates) {
        for (List<String> names : candidates) {
            if (names.size() == count && new HashSet<>(names).size() == count) {
                return List.copyOf(names);
            }
        }
        return List.of();
    }

    private List<String> fromOperator(boolean labelsAreText) {
        for (GraphNode node : file.nodes()) {
            for (Attribute attribute : node.attributes().values()) {
                boolean names = attribute.name().startsWith("classlabels") && attribute.complete();
                if (names && (!labelsAreText || !attribute.strings().isEmpty())) {
                    List<String> found = ofAttribute(attribute);
                    if (found.size() == count) {
                        return found;
                    }
                }
            }
        }
        return List.of();
    }

    static List<String> ofAttribute(Attribute attribute) {
        return attribute.strings().isEmpty()
                ? Arrays.stream(attribute.ints()).mapToObj(Long::toString).toList()
                : attribute.strings();
    }

    private List<String> fromMetadata() {
        for (String key : List.of("names", "classes", "class_names", "labels", "id2label")) {
            for (Map.Entry<String, String> entry : file.metadata().entrySet()) {
                if (entry.getKey().equalsIgnoreCase(key)) {
                    List<String> names = NameList.parse(entry.getValue());
                    if (names.size() == count) {
                        return names;
                    }
                }
            }
        }
        return List.of();
    }

    static boolean isWhole(String text) {
        return text.matches("-?\\d{1,18}");
    }
}
