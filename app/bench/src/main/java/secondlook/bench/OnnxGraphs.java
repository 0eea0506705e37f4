package secondlook.bench;

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
import java.util.SplittableRandom;

/** Seeded ONNX models of the sizes that the targets name. */
final class OnnxGraphs {

    static final int FEATURES = 20;

    static final int CLASSES = 3;

    private OnnxGraphs() {
    }

    /** A {@code 20-64-32-3} perceptron with ReLU and softmax. */
    static Path mlp(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        int[] sizes = {FEATURES, 64, 32, CLASSES};
        GraphProto.Builder graph = GraphProto.newBuilder().setName("mlp").addInput(matrix("X", FEATURES))
                .addOutput(matrix("probabilities", CLASSES));
        String last = "X";
        for (int layer = 0; layer < 3; layer++) {
            graph.addInitializer(weights("w" + layer, random, sizes[layer], sizes[layer + 1]));
            graph.addInitializer(weights("b" + layer, random, sizes[layer + 1]));
            graph.addNode(node("Gemm", "", List.of(last, "w" + layer, "b" + layer), "g" + layer));
            boolean end = layer == 2;
            last = end ? "probabilities" : "a" + layer;
            graph.addNode(node(end ? "Softmax" : "Relu", "", List.of("g" + layer), last));
        }
        return write(file, graph.build());
    }

    /** 100 complete trees of depth 8. */
    static Path forest(Path file) throws IOException {
        int trees = 100;
        int depth = 8;
        SplittableRandom random = new SplittableRandom(2);
        NodeProto.Builder node = node("TreeEnsembleClassifier", "ai.onnx.ml", List.of("X"), "label").toBuilder()
                .addOutput("probabilities");
        AttributeProto.Builder treeIds = ints("nodes_treeids");
        AttributeProto.Builder nodeIds = ints("nodes_nodeids");
        AttributeProto.Builder features = ints("nodes_featureids");
        AttributeProto.Builder values = attribute("nodes_values", AttributeProto.AttributeType.FLOATS);
        AttributeProto.Builder modes = attribute("nodes_modes", AttributeProto.AttributeType.STRINGS);
        AttributeProto.Builder yes = ints("nodes_truenodeids");
        AttributeProto.Builder no = ints("nodes_falsenodeids");
        AttributeProto.Builder classTrees = ints("class_treeids");
        AttributeProto.Builder classNodes = ints("class_nodeids");
        AttributeProto.Builder classIds = ints("class_ids");
        AttributeProto.Builder classWeights = attribute("class_weights", AttributeProto.AttributeType.FLOATS);
        int inner = (1 << depth) - 1;
        int all = (1 << (depth + 1)) - 1;
        for (int tree = 0; tree < trees; tree++) {
            for (int id = 0; id < all; id++) {
                boolean leaf = id >= inner;
                treeIds.addInts(tree);
                nodeIds.addInts(id);
                features.addInts(leaf ? 0 : random.nextInt(FEATURES));
                values.addFloats(leaf ? 0 : (float) random.nextDouble());
                modes.addStrings(com.google.protobuf.ByteString.copyFromUtf8(leaf ? "LEAF" : "BRANCH_LEQ"));
                yes.addInts(leaf ? 0 : 2L * id + 1);
                no.addInts(leaf ? 0 : 2L * id + 2);
                if (leaf) {
                    leaf(random, tree, id, trees, classTrees, classNodes, classIds, classWeights);
                }
            }
        }
        AttributeProto.Builder labels = attribute("classlabels_strings", AttributeProto.AttributeType.STRINGS);
        for (int k = 0; k < CLASSES; k++) {
            labels.addStrings(com.google.protobuf.ByteString.copyFromUtf8("c" + k));
        }
        for (AttributeProto.Builder one : List.of(treeIds, nodeIds, features, values, modes, yes, no, classTrees,
                classNodes, classIds, classWeights, labels)) {
            node.addAttribute(one);
        }
        ValueInfoProto label = ValueInfoProto.newBuilder().setName("label")
                .setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.STRING.getNumber())
                        .setShape(TensorShapeProto.newBuilder().addDim(free()))))
                .build();
        return write(file, GraphProto.newBuilder().setName("forest").addInput(matrix("X", FEATURES)).addOutput(label)
                .addOutput(matrix("probabilities", CLASSES)).addNode(node).build());
    }

    private static void leaf(SplittableRandom random, int tree, int id, int trees, AttributeProto.Builder classTrees,
            AttributeProto.Builder classNodes, AttributeProto.Builder classIds, AttributeProto.Builder classWeights) {
        double[] share = new double[CLASSES];
        double sum = 0;
        for (int k = 0; k < CLASSES; k++) {
            share[k] = random.nextDouble();
            sum += share[k];
        }
        for (int k = 0; k < CLASSES; k++) {
            classTrees.addInts(tree);
            classNodes.addInts(id);
            classIds.addInts(k);
            classWeights.addFloats((float) (share[k] / sum / trees));
        }
    }

    private static TensorProto weights(String name, SplittableRandom random, int... dims) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber());
        int size = 1;
        for (int dim : dims) {
            tensor.addDims(dim);
            size *= dim;
        }
        for (int i = 0; i < size; i++) {
            tensor.addFloatData((float) (random.nextDouble() - 0.5));
        }
        return tensor.build();
    }

    private static NodeProto node(String op, String domain, List<String> inputs, String output) {
        return NodeProto.newBuilder().setOpType(op).setDomain(domain).addAllInput(inputs).addOutput(output).build();
    }

    private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    private static AttributeProto.Builder ints(String name) {
        return attribute(name, AttributeProto.AttributeType.INTS);
    }

    private static TensorShapeProto.Dimension free() {
        return TensorShapeProto.Dimension.newBuilder().setDimParam("N").build();
    }

    private static ValueInfoProto matrix(String name, int width) {
        return ValueInfoProto.newBuilder().setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(TensorShapeProto.newBuilder().addDim(free())
                                        .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width)))))
                .build();
    }

    private static Path write(Path file, GraphProto graph) throws IOException {
        ModelProto model = ModelProto.newBuilder().setIrVersion(8).setProducerName("second-look-bench")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(15))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(3)).setGraph(graph)
                .build();
        return Files.write(file, model.toByteArray());
    }
}
