package secondlook.runtime.onnx.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an ONNX file says of itself.
 *
 * @param irVersion version of the file format; 0 where it does not say
 * @param producer  the exporter with its version; empty where it does not say
 * @param opsets    operator sets by domain; the standard one under the empty name
 * @param metadata  free text by key, in the file's order
 * @param inputs    of the main graph, constants that may be overridden among them
 * @param outputs   of the main graph
 * @param nodes     of the main graph, the first 20,000
 * @param external  every tensor that lies in another file
 */
public record OnnxFile(long irVersion, String producer, Map<String, Long> opsets, Map<String, String> metadata,
        List<GraphValue> inputs, List<GraphValue> outputs, List<GraphNode> nodes, List<ExternalReference> external) {

    /** The node that makes a value, seen through nodes that only change its form. */
    public Optional<GraphNode> maker(String value) {
        String wanted = value;
        for (int hops = 0; hops < 8; hops++) {
            String name = wanted;
            Optional<GraphNode> maker = nodes.stream().filter(n -> n.outputs().contains(name)).findFirst();
            if (maker.isEmpty() || maker.get().inputs().isEmpty() || !changesFormOnly(maker.get().operator())) {
                return maker;
            }
            wanted = maker.get().inputs().getFirst();
        }
        return Optional.empty();
    }

    /** Whether a value is the named input, or that input with only its form changed. */
    public boolean comesStraightFrom(String value, String input) {
        String wanted = value;
        for (int hops = 0; hops < 8; hops++) {
            if (wanted.equals(input)) {
                return true;
            }
            String name = wanted;
            Optional<GraphNode> maker = nodes.stream().filter(n -> n.outputs().contains(name)).findFirst();
            if (maker.isEmpty() || maker.get().inputs().isEmpty() || !changesFormOnly(maker.get().operator())) {
                return false;
            }
            wanted = maker.get().inputs().getFirst();
        }
        return false;
    }

    private static boolean changesFormOnly(String operator) {
        return switch (operator) {
            case "Identity", "Cast", "Reshape", "Squeeze", "Unsqueeze", "Flatten" -> true;
            default -> false;
        };
    }
}
