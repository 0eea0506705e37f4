package secondlook.runtime.worker;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** ONNX files of few nodes: one input {@code x} of two columns, one output {@code p} of three classes. */
public final class Graphs {

    static final int FLOAT = 1;
    static final int BOOL = 9;

    private Graphs() {
    }

    /** Softmax of {@code x · w + b}. */
    public static Path linear(Path file) throws IOException {
        return write(file, scores(graph()));
    }

    static GraphProto.Builder graph() {
        return GraphProto.newBuilder().setName("g").addInput(value("x", FLOAT, -1, 2))
                .addOutput(value("p", FLOAT, -1, 3));
    }

    /** Adds the scores of {@code x}. */
    static GraphProto.Builder scores(GraphProto.Builder graph) {
        return scores(graph, "x");
    }

    static GraphProto.Builder scores(GraphProto.Builder graph, String from) {
        return graph.addInitializer(floats("w", List.of(1f, -1f, 0.5f, 0.25f, 2f, -1f), 2, 3))
                .addInitializer(floats("b", List.of(0.1f, 0f, -0.2f), 3))
                .addNode(node("Gemm", List.of(from, "w", "b"), "s"))
                .addNode(node("Softmax", List.of("s"), "p").toBuilder().addAttribute(AttributeProto.newBuilder()
                        .setName("axis").setType(AttributeProto.AttributeType.INT).setI(1)));
    }

    static NodeProto node(String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder().setOpType(operator).setName("n_" + output).addAllInput(inputs).addOutput(output)
                .build();
    }

    static AttributeProto graph(String name, GraphProto graph) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.GRAPH).setG(graph)
                .build();
    }

    static TensorProto floats(String name, List<Float> values, long... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(FLOAT).addAllFloatData(values);
        for (long size : shape) {
            tensor.addDims(size);
        }
        return tensor.build();
    }

    static ValueInfoProto value(String name, int element, long... shape) {
        TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
        for (long size : shape) {
            TensorShapeProto.Dimension.Builder dim = TensorShapeProto.Dimension.newBuilder();
            dims.addDim(size < 0 ? dim.setDimParam("N") : dim.setDimValue(size));
        }
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(element).setShape(dims))).build();
    }

    static Path write(Path file, GraphProto.Builder graph) throws IOException {
        ModelProto model = ModelProto.newBuilder().setIrVersion(8).setProducerName("test")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17)).setGraph(graph).build();
        return Files.write(file, model.toByteArray());
    }
}
