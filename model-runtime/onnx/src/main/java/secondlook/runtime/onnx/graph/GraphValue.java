package secondlook.runtime.onnx.graph;

/** A named input or output of a graph. */
public record GraphValue(String name, ValueType type) {}
