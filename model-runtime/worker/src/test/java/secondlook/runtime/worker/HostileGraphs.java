package secondlook.runtime.worker;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Graphs that behave on made-up rows and do harm on a row with a value over a million, or at once. */
public final class HostileGraphs {

    private static final int INT64 = 7;

    private HostileGraphs() {
    }

    /** {@code big} is true where {@code x} has a value over a million. */
    private static GraphProto.Builder withTrigger() {
        return Graphs.graph().addInitializer(Graphs.floats("million", List.of(1e6f)))
                .addNode(Graphs.node("ReduceMax", List.of("x"), "most").toBuilder()
                        .addAttribute(AttributeProto.newBuilder().setName("keepdims")
                                .setType(AttributeProto.AttributeType.INT).setI(0)))
                .addNode(Graphs.node("Greater", List.of("most", "million"), "big"));
    }

    /** Loops for ever on a big row. */
    public static Path endless(Path file) throws IOException {
        GraphProto body = GraphProto.newBuilder().setName("body").addInput(Graphs.value("i", INT64))
                .addInput(Graphs.value("c", Graphs.BOOL)).addInput(Graphs.value("v", Graphs.FLOAT, -1, 2))
                .addNode(Graphs.node("Identity", List.of("c"), "c2")).addNode(Graphs.node("Neg", List.of("v"), "v2"))
                .addOutput(Graphs.value("c2", Graphs.BOOL)).addOutput(Graphs.value("v2", Graphs.FLOAT, -1, 2)).build();
        NodeProto loop = NodeProto.newBuilder().setOpType("Loop").setName("loop")
                .addAllInput(List.of("", "big", "x")).addOutput("y").addAttribute(Graphs.graph("body", body)).build();
        return Graphs.write(file, Graphs.scores(withTrigger().addNode(loop), "y"));
    }

    /** Loops for ever as soon as it is opened: nothing of it depends on the input. */
    public static Path endlessFromTheStart(Path file) throws IOException {
        GraphProto body = GraphProto.newBuilder().setName("body").addInput(Graphs.value("i", INT64))
                .addInput(Graphs.value("c", Graphs.BOOL)).addInput(Graphs.value("v", Graphs.FLOAT, 1, 2))
                .addNode(Graphs.node("Identity", List.of("c"), "c2")).addNode(Graphs.node("Neg", List.of("v"), "v2"))
                .addOutput(Graphs.value("c2", Graphs.BOOL)).addOutput(Graphs.value("v2", Graphs.FLOAT, 1, 2)).build();
        NodeProto loop = NodeProto.newBuilder().setOpType("Loop").setName("loop")
                .addAllInput(List.of("", "go", "zero")).addOutput("y").addAttribute(Graphs.graph("body", body)).build();
        return Graphs.write(file, Graphs.scores(Graphs.graph()
                .addInitializer(TensorProto.newBuilder().setName("go").setDataType(Graphs.BOOL).addInt32Data(1))
                .addInitializer(Graphs.floats("zero", List.of(0f, 0f), 1, 2)).addNode(loop)
                .addNode(Graphs.node("Add", List.of("x", "y"), "z")), "z"));
    }

    /** Makes a tensor of {@code bytes} on a big row. */
    public static Path hungry(Path file, long bytes) throws IOException {
        TensorProto shape = TensorProto.newBuilder().setName("shape").setDataType(INT64).addDims(1)
                .addInt64Data(bytes / 4).build();
        GraphProto much = GraphProto.newBuilder().setName("much")
                // nothing to be worked out ahead: the size depends on the input
                .addNode(Graphs.node("Cast", List.of("big"), "one").toBuilder().addAttribute(AttributeProto.newBuilder()
                        .setName("to").setType(AttributeProto.AttributeType.INT).setI(INT64)))
                .addNode(Graphs.node("Mul", List.of("shape", "one"), "size"))
                .addNode(Graphs.node("ConstantOfShape", List.of("size"), "zeros"))
                .addNode(Graphs.node("ReduceSum", List.of("zeros"), "sum"))
                .addNode(Graphs.node("Add", List.of("x", "sum"), "with")).addOutput(Graphs.value("with", 1, -1, 2))
                .build();
        GraphProto little = GraphProto.newBuilder().setName("little")
                .addNode(Graphs.node("Identity", List.of("x"), "without")).addOutput(Graphs.value("without", 1, -1, 2))
                .build();
        NodeProto choice = NodeProto.newBuilder().setOpType("If").setName("if").addInput("big").addOutput("y")
                .addAttribute(Graphs.graph("then_branch", much)).addAttribute(Graphs.graph("else_branch", little))
                .build();
        return Graphs.write(file, Graphs.scores(withTrigger().addInitializer(shape).addNode(choice), "y"));
    }

    /** One node after another. */
    public static Path chain(Path file, int nodes) throws IOException {
        GraphProto.Builder graph = Graphs.graph();
        String last = "x";
        for (int i = 0; i < nodes; i++) {
            graph.addNode(Graphs.node("Tanh", List.of(last), "t" + i));
            last = "t" + i;
        }
        return Graphs.write(file, Graphs.scores(graph, last));
    }

    /** Graphs inside graphs, written from the outside in because no library nests so deep. */
    public static Path nested(Path file, int depth) throws IOException {
        byte[] node = NodeProto.newBuilder().setOpType("If").setName("if").addInput("c").addOutput("y").build()
                .toByteArray();
        byte[] attribute = AttributeProto.newBuilder().setName("then_branch")
                .setType(AttributeProto.AttributeType.GRAPH).build().toByteArray();
        byte[] innermost = GraphProto.newBuilder().setName("g").build().toByteArray();
        int[] graphs = new int[depth + 1];
        graphs[0] = innermost.length;
        for (int i = 1; i <= depth; i++) {
            int inAttribute = attribute.length + CodedOutputStream.computeTagSize(AttributeProto.G_FIELD_NUMBER)
                    + CodedOutputStream.computeUInt32SizeNoTag(graphs[i - 1]) + graphs[i - 1];
            graphs[i] = 1 + CodedOutputStream.computeUInt32SizeNoTag(inNode(node, inAttribute))
                    + inNode(node, inAttribute);
        }
        try (OutputStream stream = Files.newOutputStream(file)) {
            CodedOutputStream out = CodedOutputStream.newInstance(stream);
            out.writeInt64(1, 8);
            out.writeTag(7, 2);
            out.writeUInt32NoTag(graphs[depth]);
            for (int i = depth; i > 0; i--) {
                int inAttribute = attribute.length + CodedOutputStream.computeTagSize(AttributeProto.G_FIELD_NUMBER)
                        + CodedOutputStream.computeUInt32SizeNoTag(graphs[i - 1]) + graphs[i - 1];
                out.writeTag(GraphProto.NODE_FIELD_NUMBER, 2);
                out.writeUInt32NoTag(inNode(node, inAttribute));
                out.writeRawBytes(node);
                out.writeTag(NodeProto.ATTRIBUTE_FIELD_NUMBER, 2);
                out.writeUInt32NoTag(inAttribute);
                out.writeRawBytes(attribute);
                out.writeTag(AttributeProto.G_FIELD_NUMBER, 2);
                out.writeUInt32NoTag(graphs[i - 1]);
            }
            out.writeRawBytes(innermost);
            out.flush();
        }
        return file;
    }

    private static int inNode(byte[] node, int inAttribute) {
        return node.length + CodedOutputStream.computeTagSize(NodeProto.ATTRIBUTE_FIELD_NUMBER)
                + CodedOutputStream.computeUInt32SizeNoTag(inAttribute) + inAttribute;
    }
}
