package secondlook.runtime.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.onnx.graph.ElementCode;
import secondlook.runtime.onnx.graph.GraphValue;
import secondlook.runtime.onnx.graph.MalformedFileException;
import secondlook.runtime.onnx.graph.OnnxFile;
import secondlook.runtime.onnx.graph.ValueType;

/** Reads a graph's inputs as inputs that dataset columns can feed. */
final class InputReading {

    /** More columns than any table has; a graph that claims more is taken for something else. */
    private static final long MOST_COLUMNS = 1_000_000;
    private static final long MOST_BATCH = 1 << 20;

    private InputReading() {
    }

    /**
     * @param fixedBatch the batch that the model was exported with; -1 where it is free
     * @param flat       inputs that take {@code [N]} and not {@code [N,1]}
     */
    record Inputs(List<ModelInput> inputs, int fixedBatch, Set<String> flat, List<String> warnings) {}

    /** @param fed names of the inputs that must be fed; others have a value of their own in the file */
    static Inputs of(OnnxFile file, Set<String> fed) throws MalformedFileException {
        List<GraphValue> values = file.inputs().stream().filter(v -> fed.contains(v.name())).toList();
        List<String> warnings = new ArrayList<>();
        long batch = batch(values, warnings);
        boolean alone = values.size() == 1;
        List<ModelInput> inputs = new ArrayList<>();
        Set<String> flat = new HashSet<>();
        for (GraphValue value : values) {
            int width = batch == -2 ? 0 : width(value.type(), alone);
            if (value.type() instanceof ValueType.Tensor tensor && tensor.dimensions() != null
                    && tensor.dimensions().size() == 1) {
                flat.add(value.name());
            }
            inputs.add(new ModelInput(value.name(), element(value.type()), value.type().shape(), width,
                    alone && width != 0 ? savedColumns(file.metadata(), width) : null, false, false));
        }
        for (ModelInput input : inputs) {
            ImageLayout.of(input.shape())
                    .ifPresent(
                            layout -> warnings.add("Its input " + input.name() + " takes " + layout.inWords() + "."));
        }
        if (inputs.stream().anyMatch(i -> i.element() == ElementType.STRING && i.width() != 0)) {
            warnings.add(
                    "Emoji and other characters beyond U+FFFF reach the model as the replacement character U+FFFD.");
        }
        return new Inputs(inputs, (int) Math.max(-1, batch), Set.copyOf(flat), warnings);
    }

    /** -1 where free, -2 where the inputs contradict one another. */
    private static long batch(List<GraphValue> values, List<String> warnings) throws MalformedFileException {
        long batch = -1;
        for (GraphValue value : values) {
            long first = value.type().shape().isEmpty() ? -1 : value.type().shape().getFirst();
            if (first > MOST_BATCH) {
                throw new MalformedFileException("its input " + value.name() + " wants " + first + " rows at once");
            }
            if (first > 0 && batch > 0 && first != batch) {
                warnings.add("The inputs want different numbers of rows at once (" + batch + " and " + first + ").");
                return -2;
            }
            batch = first > 0 ? first : batch;
        }
        return batch;
    }

    private static int width(ValueType type, boolean alone) {
        if (!(type instanceof ValueType.Tensor tensor) || element(type) == ElementType.OTHER) {
            return 0;
        }
        List<Long> shape = tensor.dimensions();
        if (shape == null) {
            return alone ? -1 : 1;
        }
        return switch (shape.size()) {
            case 1 -> 1;
            case 2 -> shape.get(1) > MOST_COLUMNS || shape.get(1) == 0 ? 0 : (int) (long) shape.get(1);
            default -> 0;
        };
    }

    static ElementType element(ValueType type) {
        if (!(type instanceof ValueType.Tensor tensor)) {
            return ElementType.OTHER;
        }
        return switch (tensor.element()) {
            case ElementCode.FLOAT -> ElementType.FLOAT;
            case ElementCode.DOUBLE -> ElementType.DOUBLE;
            case ElementCode.INT64 -> ElementType.INT64;
            case ElementCode.INT32 -> ElementType.INT32;
            case ElementCode.BOOL -> ElementType.BOOL;
            case ElementCode.STRING -> ElementType.STRING;
            default -> ElementType.OTHER;
        };
    }

    /** The column order that a trainer left in the metadata, if it names as many columns as the input takes. */
    private static @Nullable List<String> savedColumns(Map<String, String> metadata, int width) {
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            String key = entry.getKey().toLowerCase(Locale.ROOT);
            if (key.equals("feature_names") || key.equals("features") || key.equals("columns")) {
                List<String> names = NameList.parse(entry.getValue());
                if (!names.isEmpty() && (width < 0 || names.size() == width)
                        && names.stream().distinct().count() == names.size()) {
                    return names;
                }
            }
        }
        return null;
    }
}
