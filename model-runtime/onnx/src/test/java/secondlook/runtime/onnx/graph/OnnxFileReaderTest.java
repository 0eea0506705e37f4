package secondlook.runtime.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxFileReaderTest {

    @TempDir
    Path folder;

    private OnnxFile read(byte[] bytes) throws IOException {
        return OnnxFileReader.read(Files.write(folder.resolve("m.onnx"), bytes));
    }

    private OnnxFile read(ModelProto.Builder model) throws IOException {
        return read(model.build().toByteArray());
    }

    private String refusal(byte[] bytes) {
        return String.valueOf(assertThrows(MalformedFileException.class, () -> read(bytes)).getMessage());
    }

    private static ValueInfoProto value(String name, int element, long... shape) {
        TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
        Arrays.stream(shape).forEach(d -> dims.addDim(d < 0
                ? TensorShapeProto.Dimension.newBuilder().setDimParam("N")
                : TensorShapeProto.Dimension.newBuilder().setDimValue(d)));
        return ValueInfoProto.newBuilder().setName(name)
                .setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(element)
                        .setShape(dims)))
                .build();
    }

    private static GraphProto.Builder graph() {
        return GraphProto.newBuilder().addInput(value("x", 1, -1, 4)).addOutput(value("y", 8, -1));
    }

    private static ModelProto.Builder model(GraphProto.Builder graph) {
        return ModelProto.newBuilder().setIrVersion(9).setProducerName("maker").setProducerVersion("2.1")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(3)).setGraph(graph);
    }

    private static TensorProto.Builder external(String location) {
        return TensorProto.newBuilder().setName("w").setDataType(1).addDims(2).setDataLocation(
                TensorProto.DataLocation.EXTERNAL).addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue(location));
    }

    @Test
    void readsWhatAFileSaysOfItself() throws IOException {
        OnnxFile file = read(model(graph().addNode(NodeProto.newBuilder().setOpType("Identity").addInput("x")
                .addOutput("y"))).addMetadataProps(StringStringEntryProto.newBuilder().setKey("k").setValue("v é")));
        assertEquals(9, file.irVersion());
        assertEquals("maker 2.1", file.producer());
        assertEquals(Map.of("", 17L, "ai.onnx.ml", 3L), file.opsets());
        assertEquals(Map.of("k", "v é"), file.metadata());
        assertEquals(List.of(-1L, 4L), file.inputs().getFirst().type().shape());
        assertEquals("float", file.inputs().getFirst().type().words());
        assertEquals("string", file.outputs().getFirst().type().words());
        assertEquals("Identity", file.nodes().getFirst().operator());
    }

    @Test
    void readsAttributesPackedAndUnpacked() throws IOException {
        // The library packs floats and integers; older writers put each under its own tag.
        ByteArrayOutputStream attribute = new ByteArrayOutputStream();
        attribute.writeBytes(new byte[]{1 << 3 | 2, 16});
        attribute.writeBytes("nodes_featureids".getBytes(StandardCharsets.US_ASCII));
        attribute.writeBytes(new byte[]{8 << 3, 7, 8 << 3, 3});
        NodeProto node = NodeProto.newBuilder().setOpType("TreeEnsembleClassifier").addInput("x").addOutput("y")
                .addAttribute(AttributeProto.parseFrom(attribute.toByteArray()))
                .addAttribute(AttributeProto.newBuilder().setName("nodes_values").addFloats(1.5f).addFloats(-2))
                .addAttribute(AttributeProto.newBuilder().setName("classlabels_strings")
                        .addStrings(ByteString.copyFromUtf8("a")).addStrings(ByteString.copyFromUtf8("b")))
                .build();
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.writeBytes(new byte[]{7 << 3 | 2});
        byte[] nodeBytes = rawNode(attribute.toByteArray());
        byte[] outputs = GraphProto.newBuilder().addOutput(value("y", 1, -1)).build().toByteArray();
        raw.writeBytes(new byte[]{(byte) (nodeBytes.length + 2 + outputs.length), 1 << 3 | 2, (byte) nodeBytes.length});
        raw.writeBytes(nodeBytes);
        raw.writeBytes(outputs);
        Attribute old = read(raw.toByteArray()).nodes().getFirst().attribute("nodes_featureids");
        assertArrayEquals(new long[]{7, 3}, Objects.requireNonNull(old).ints());
        GraphNode read = read(model(graph().addNode(node))).nodes().getFirst();
        Attribute features = Objects.requireNonNull(read.attribute("nodes_featureids"));
        assertEquals(7, features.maxInt());
        assertTrue(features.complete());
        assertArrayEquals(new float[]{1.5f, -2}, Objects.requireNonNull(read.attribute("nodes_values")).floats());
        assertEquals(List.of("a", "b"),
                Objects.requireNonNull(read.attribute("classlabels_strings")).strings());
    }

    private static byte[] rawNode(byte[] attribute) {
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        node.writeBytes(new byte[]{5 << 3 | 2, (byte) attribute.length});
        node.writeBytes(attribute);
        return node.toByteArray();
    }

    @Test
    void everyCutOffFileIsRefusedOrReadAndNeverHangs() throws IOException {
        byte[] whole = model(graph().addInitializer(TensorProto.newBuilder().setName("w").setDataType(1).addDims(3)
                .addFloatData(1).addFloatData(2).addFloatData(3))).addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey("k").setValue("value"))
                .build().toByteArray();
        int refused = 0;
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            try {
                read(part);
            } catch (MalformedFileException expected) {
                refused++;
            }
        }
        // Only a cut exactly between two fields after the graph leaves a readable model.
        assertTrue(refused >= whole.length - 4, refused + " of " + whole.length);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void randomDamageNeverBreaksOutOfTheTwoKindsOfAnswer(long seed) throws IOException {
        byte[] whole = model(graph().addNode(NodeProto.newBuilder().setOpType("If").addInput("x").addOutput("y")
                .addAttribute(AttributeProto.newBuilder().setName("then_branch").setG(graph()))
                .addAttribute(AttributeProto.newBuilder().setName("nodes_values").addFloats(1))).addInitializer(
                        TensorProto.newBuilder().setName("w").setDataType(7).addDims(2).addInt64Data(1)
                                .addInt64Data(-1)))
                .build().toByteArray();
        Random random = new Random(seed);
        int read = 0;
        for (int round = 0; round < 600; round++) {
            byte[] damaged = whole.clone();
            for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                read(damaged);
                read++;
            } catch (MalformedFileException expected) {
                assertFalse(String.valueOf(expected.getMessage()).isBlank());
            }
        }
        assertTrue(read > 0 && read < 600, "read " + read);
    }

    @Test
    void refusesNestingThatWouldOverflowTheStack() {
        GraphProto.Builder inner = graph();
        for (int level = 0; level < 40; level++) {
            inner = graph().addNode(NodeProto.newBuilder().setOpType("If")
                    .addAttribute(AttributeProto.newBuilder().setName("then_branch").setG(inner)));
        }
        assertTrue(refusal(model(inner).build().toByteArray()).contains("levels deep"));
        // A type within a type within a type.
        TypeProto type = TypeProto.getDefaultInstance();
        for (int level = 0; level < 90; level++) {
            type = TypeProto.newBuilder().setSequenceType(TypeProto.Sequence.newBuilder().setElemType(type)).build();
        }
        GraphProto.Builder graph = graph().addInput(ValueInfoProto.newBuilder().setName("deep").setType(type));
        assertTrue(refusal(model(graph).build().toByteArray()).contains("levels deep"));
    }

    @Test
    void refusesConstantsThatClaimMoreThanTheyHold() {
        for (TensorProto.Builder tensor : List.of(
                TensorProto.newBuilder().setDataType(1).addDims(1L << 40).addFloatData(1),
                TensorProto.newBuilder().setDataType(1).addDims(1L << 40).addDims(1L << 40).addFloatData(1),
                TensorProto.newBuilder().setDataType(1).addDims(Long.MAX_VALUE).addDims(2).addFloatData(1),
                TensorProto.newBuilder().setDataType(11).addDims(3).setRawData(ByteString.copyFrom(new byte[16])),
                TensorProto.newBuilder().setDataType(7).addDims(5),
                TensorProto.newBuilder().setDataType(8).addDims(3).addStringData(ByteString.copyFromUtf8("one")))) {
            String why = refusal(model(graph().addInitializer(tensor.setName("w"))).build().toByteArray());
            assertTrue(why.contains("w claims"), why);
        }
        TensorProto.Builder negative = TensorProto.newBuilder().setDataType(1).addDims(-3).addDims(-3);
        assertTrue(refusal(model(graph().addInitializer(negative)).build().toByteArray()).contains("negative"));
    }

    @Test
    void acceptsConstantsOfEveryKindThatHoldWhatTheyClaim() throws IOException {
        GraphProto.Builder graph = graph();
        for (TensorProto.Builder tensor : List.of(
                TensorProto.newBuilder().setDataType(1).addDims(2).addDims(2).addAllFloatData(List.of(1f, 2f, 3f, 4f)),
                TensorProto.newBuilder().setDataType(11).addDims(2).setRawData(ByteString.copyFrom(new byte[16])),
                TensorProto.newBuilder().setDataType(10).addDims(2).addInt32Data(1).addInt32Data(2),
                TensorProto.newBuilder().setDataType(22).addDims(3).setRawData(ByteString.copyFrom(new byte[2])),
                TensorProto.newBuilder().setDataType(7).addInt64Data(5),
                TensorProto.newBuilder().setDataType(1).addDims(0).addDims(1L << 40),
                TensorProto.newBuilder().setDataType(8).addDims(1).addStringData(ByteString.copyFromUtf8("one")))) {
            graph.addInitializer(tensor.setName("w"));
        }
        assertEquals(List.of(), read(model(graph)).external());
    }

    @Test
    void findsExternalWeightsWhereverTheyHide() throws IOException {
        GraphProto.Builder inner = GraphProto.newBuilder().addInitializer(external("in-subgraph"));
        OnnxFile file = read(model(graph().addInitializer(external("in-graph"))
                .addNode(NodeProto.newBuilder().setOpType("Constant")
                        .addAttribute(AttributeProto.newBuilder().setName("value").setT(external("in-attribute"))))
                .addNode(NodeProto.newBuilder().setOpType("X")
                        .addAttribute(AttributeProto.newBuilder().setName("many").addTensors(external("in-list"))))
                .addNode(NodeProto.newBuilder().setOpType("If")
                        .addAttribute(AttributeProto.newBuilder().setName("then_branch").setG(inner)))
                .addSparseInitializer(ai.onnx.proto.OnnxMl.SparseTensorProto.newBuilder()
                        .setValues(external("in-sparse"))))
                .addFunctions(FunctionProto.newBuilder().setName("f")
                        .addNode(NodeProto.newBuilder().setOpType("Constant").addAttribute(
                                AttributeProto.newBuilder().setName("value").setT(external("in-function"))))));
        assertEquals(
                Set.of("in-graph", "in-attribute", "in-list", "in-subgraph", "in-sparse", "in-function"),
                file.external().stream().map(ExternalReference::location).collect(Collectors.toSet()));
        assertEquals(8, file.external().getFirst().bytes());
    }

    @Test
    void refusesTwoGraphsBecauseTheirPartsWouldBeMerged() {
        byte[] one = model(graph()).build().toByteArray();
        byte[] two = ModelProto.newBuilder().setGraph(GraphProto.newBuilder().addInitializer(external("../x"))).build()
                .toByteArray();
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        assertTrue(refusal(both).contains("more than one graph"));
    }

    @Test
    void refusesWhatIsNoModelAtAll() {
        assertTrue(refusal(new byte[0]).contains("empty"));
        for (String text : List.of("hello, world", "{\"a\": 1}", "PK\u0003\u0004", "\u0000\u0000\u0000\u0000")) {
            assertTrue(refusal(text.getBytes(StandardCharsets.UTF_8)).startsWith("it is"), text);
        }
        byte[] random = new byte[100_000];
        new Random(5).nextBytes(random);
        assertFalse(refusal(random).isBlank());
        assertTrue(refusal(ModelProto.newBuilder().setIrVersion(3).build().toByteArray()).contains("no graph"));
    }
}
