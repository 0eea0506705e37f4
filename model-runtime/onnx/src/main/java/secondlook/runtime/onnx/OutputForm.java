package secondlook.runtime.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.onnx.graph.ElementCode;
import secondlook.runtime.onnx.graph.GraphValue;
import secondlook.runtime.onnx.graph.ValueType;

/** What an output can serve as, by its declared type and by what the probe gave; never by its name. */
enum OutputForm {
    /** One map from class to score per row. */
    MAPS,
    /** One class per row. */
    LABELS,
    /** One number per row. */
    ONE_NUMBER,
    /** Several numbers per row. */
    NUMBERS,
    /** Several tensors (a model with several targets), images, vectors per word and so on. */
    OTHER;

    /** @param columns see {@link #columns} */
    static OutputForm of(GraphValue output, int columns) {
        return switch (output.type()) {
            case ValueType.Sequence(ValueType.Mapping map) -> MAPS;
            case ValueType.Tensor tensor -> switch (tensor.element()) {
                case ElementCode.INT64, ElementCode.INT32, ElementCode.STRING, ElementCode.BOOL ->
                    columns == 1 ? LABELS : OTHER;
                case ElementCode.FLOAT, ElementCode.DOUBLE, 10, 16 ->
                    columns == 1 ? ONE_NUMBER : columns > 1 ? NUMBERS : OTHER;
                default -> OTHER;
            };
            default -> OTHER;
        };
    }

    /**
     * How many values an output gives per row: as the probe saw it, else as declared; 0 where it is no table of rows or where
     * nothing tells.
     *
     * @param seen what the probe gave, {@code null} if there was none
     * @param rows rows per run of the probe
     */
    static int columns(GraphValue output, @Nullable List<OutputValue> seen, int rows) {
        if (seen != null && !seen.isEmpty()) {
            return switch (seen.getFirst()) {
                case OutputValue.Numbers numbers -> columns(numbers.shape(), rows);
                case OutputValue.Labels labels -> columns(labels.shape(), rows);
                default -> 0;
            };
        }
        if (output.type() instanceof ValueType.Tensor tensor && tensor.dimensions() != null
                && !tensor.dimensions().isEmpty()) {
            return columns(tensor.dimensions().stream().mapToLong(Long::longValue).toArray(), -1);
        }
        return 0;
    }

    private static int columns(long[] shape, int rows) {
        if (shape.length == 0 || (rows >= 0 && shape[0] != rows)) {
            return 0;
        }
        long columns = shape.length == 1 ? 1 : shape[1];
        for (int i = 2; i < shape.length; i++) {
            if (shape[i] != 1) {
                return 0;
            }
        }
        return columns > 0 && columns <= 1_000_000 ? (int) columns : 0;
    }
}
