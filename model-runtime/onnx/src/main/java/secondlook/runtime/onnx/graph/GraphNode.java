package secondlook.runtime.onnx.graph;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the main graph.
 *
 * @param attributes those that tell classes and features; others are not kept
 */
public record GraphNode(String operator, List<String> inputs, List<String> outputs, Map<String, Attribute> attributes) {

    public @Nullable Attribute attribute(String name) {
        return attributes.get(name);
    }

    public boolean takes(String value) {
        return inputs.contains(value);
    }
}
