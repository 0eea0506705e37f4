package secondlook.runtime.onnx;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Builds small ONNX models for tests. */
final class Fixture {

    static final int FLOAT = 1;
    static final int INT32 = 6;
    static final int INT64 = 7;
    static final int STRING = 8;
    static final int BOOL = 9;
    static final int DOUBLE = 11;

    final ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8).setProducerName("fixture")
            .setProducerVersion("1");
    final GraphProto.Builder graph = GraphProto.newBuilder().setName("g");

    Fixture() {
        model.addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setDomain("").setVersion(15));
        model.addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(3));
    }

    /** A dimension of -1 is free. */
    static TypeProto tensor(int element, long... shape) {
        OnnxMl.TensorShapeProto.Builder dims = OnnxMl.TensorShapeProto.newBuilder();
        for (long size : shape) {
            dims.addDim(size < 0
                    ? OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam("N")
                    : OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        return TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(element).setShape(dims))
                .build();
    }

    static TypeProto mapSequence(int key) {
        TypeProto map = TypeProto.newBuilder().setMapType(TypeProto.Map.newBuilder().setKeyType(key)
                .setValueType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(FLOAT))))
                .build();
        return TypeProto.newBuilder().setSequenceType(TypeProto.Sequence.newBuilder().setElemType(map)).build();
    }

    Fixture input(String name, int element, long... shape) {
        graph.addInput(ValueInfoProto.newBuilder().setName(name).setType(tensor(element, shape)));
        return this;
    }

    Fixture output(String name, int element, long... shape) {
        return output(name, tensor(element, shape));
    }

    Fixture output(String name, TypeProto type) {
        graph.addOutput(ValueInfoProto.newBuilder().setName(name).setType(type));
        return this;
    }

    Fixture constant(String name, float[] values, long... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(FLOAT);
        Arrays.stream(shape).forEach(tensor::addDims);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        graph.addInitializer(tensor);
        return this;
    }

    Fixture constant(String name, long[] values, long... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(INT64);
        Arrays.stream(shape).forEach(tensor::addDims);
        Arrays.stream(values).forEach(tensor::addInt64Data);
        graph.addInitializer(tensor);
        return this;
    }

    Fixture constant(String name, String[] values, long... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(STRING);
        Arrays.stream(shape).forEach(tensor::addDims);
        Arrays.stream(values).forEach(v -> tensor.addStringData(ByteString.copyFromUtf8(v)));
        graph.addInitializer(tensor);
        return this;
    }

    /** A loop over {@code [N,2]} that never ends where its condition is true. */
    Fixture endless(String condition, String input, String output) {
        GraphProto body = GraphProto.newBuilder().setName("body")
                .addInput(ValueInfoProto.newBuilder().setName("i").setType(tensor(INT64)))
                .addInput(ValueInfoProto.newBuilder().setName("c").setType(tensor(BOOL)))
                .addInput(ValueInfoProto.newBuilder().setName("v").setType(tensor(FLOAT, -1, 2)))
                .addNode(NodeProto.newBuilder().setOpType("Identity").addInput("c").addOutput("c2"))
                .addNode(NodeProto.newBuilder().setOpType("Neg").addInput("v").addOutput("v2"))
                .addOutput(ValueInfoProto.newBuilder().setName("c2").setType(tensor(BOOL)))
                .addOutput(ValueInfoProto.newBuilder().setName("v2").setType(tensor(FLOAT, -1, 2))).build();
        return node("Loop", List.of("", condition, input), List.of(output), AttributeProto.newBuilder().setName("body")
                .setType(AttributeProto.AttributeType.GRAPH).setG(body).build());
    }

    Fixture node(String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        return node("", operator, inputs, outputs, attributes);
    }

    Fixture ml(String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        return node("ai.onnx.ml", operator, inputs, outputs, attributes);
    }

    Fixture node(String domain, String operator, List<String> inputs, List<String> outputs,
            AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder().setDomain(domain).setOpType(operator).setName("n" + graph.getNodeCount())
                .addAllInput(inputs).addAllOutput(outputs).addAllAttribute(Arrays.asList(attributes)));
        return this;
    }

    Fixture metadata(String key, String value) {
        model.addMetadataProps(OnnxMl.StringStringEntryProto.newBuilder().setKey(key).setValue(value));
        return this;
    }

    Fixture producer(String name) {
        model.setProducerName(name);
        return this;
    }

    static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name)
                .setType(AttributeProto.AttributeType.INTS);
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute.build();
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value).build();
    }

    static AttributeProto floats(String name, float... values) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name)
                .setType(AttributeProto.AttributeType.FLOATS);
        for (float value : values) {
            attribute.addFloats(value);
        }
        return attribute.build();
    }

    static AttributeProto strings(String name, String... values) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name)
                .setType(AttributeProto.AttributeType.STRINGS);
        Arrays.stream(values).forEach(v -> attribute.addStrings(ByteString.copyFromUtf8(v)));
        return attribute.build();
    }

    static AttributeProto string(String name, String value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value)).build();
    }

    /** Scores {@code [N,3] = x[N,2] * w + b} under the given name. */
    Fixture linear(String x, String scores) {
        return constant("w", new float[]{1, -1, 0.5f, 0.25f, 2, -1}, 2, 3).constant("b", new float[]{0.1f, 0, -0.2f}, 3)
                .node("Gemm", List.of(x, "w", "b"), List.of(scores));
    }

    /** What {@link #linear} gives for a row. */
    static double[] linear(double a, double b) {
        return new double[]{a + 0.25 * b + 0.1, -a + 2 * b, 0.5 * a - b - 0.2};
    }

    static double[] softmax(double[] scores) {
        double sum = Arrays.stream(scores).map(Math::exp).sum();
        return Arrays.stream(scores).map(s -> Math.exp(s) / sum).toArray();
    }

    byte[] bytes() {
        return model.setGraph(graph).build().toByteArray();
    }

    Path write(Path folder, String name) throws IOException {
        return Files.write(folder.resolve(name), bytes());
    }
}
