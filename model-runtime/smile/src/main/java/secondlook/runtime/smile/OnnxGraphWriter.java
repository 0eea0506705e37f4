package secondlook.runtime.smile;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.stream.Collectors;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.Task;
import secondlook.runtime.recipe.CategoryStep;
import secondlook.runtime.recipe.RecipeStep;

/** Builds the graph: columns, what the Recipe makes of them, the model, probabilities and label or prediction. */
final class OnnxGraphWriter {

    /** Where a text column stands empty it counts as missing: what feeds the graph may put an empty text for one. */
    static final String MISSING_TEXT = "missing_text";

    private static final int OPSET = 15;
    private static final int ML_OPSET = 2;

    private final SmileContent content;
    private final OnnxNodes nodes = new OnnxNodes();

    OnnxGraphWriter(SmileContent content) {
        this.content = content;
    }

    ModelProto model() {
        List<RecipeStep> inputs = content.recipe().inputs();
        String matrix = new OnnxColumns(nodes).matrix(inputs);
        String scores = content.scoring() instanceof TreeEnsemble trees
                ? new OnnxTrees(nodes, trees).scores(matrix)
                : new OnnxAlgebra(nodes, matrix, content.recipe().scaling()).scores(content.scoring());
        boolean regression = content.recipe().task() == Task.REGRESSION;
        nodes.add("Identity", List.of(scores), regression ? "prediction" : "probabilities");
        if (!regression) {
            label();
        }
        GraphProto.Builder graph = nodes.graph("second-look");
        inputs.forEach(step -> graph.addInput(OnnxColumns.input(step)));
        if (regression) {
            graph.addOutput(OnnxNodes.value("prediction", TensorProto.DataType.FLOAT, -1, 1));
        } else {
            graph.addOutput(OnnxNodes.value("label", TensorProto.DataType.STRING, -1));
            graph.addOutput(
                    OnnxNodes.value("probabilities", TensorProto.DataType.FLOAT, -1, content.scoring().width()));
        }
        return described(graph, inputs);
    }

    private void label() {
        String top = nodes.add("ArgMax", List.of("probabilities"), "top", OnnxNodes.whole("axis", 1),
                OnnxNodes.whole("keepdims", 0));
        String classes = nodes.texts("classes", content.recipe().labels().classes());
        nodes.add("Gather", List.of(classes, top), "label", OnnxNodes.whole("axis", 0));
    }

    private ModelProto described(GraphProto.Builder graph, List<RecipeStep> inputs) {
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8).setProducerName("Second Look")
                .setModelVersion(1).setGraph(graph);
        model.addOpsetImportBuilder().setDomain("").setVersion(OPSET);
        model.addOpsetImportBuilder().setDomain(OnnxNodes.ML).setVersion(ML_OPSET);
        if (content.recipe().task() == Task.CLASSIFICATION) {
            note(model, "classes", json(content.recipe().labels().classes()));
        }
        if (inputs.stream().anyMatch(CategoryStep.class::isInstance)) {
            note(model, MISSING_TEXT, "empty");
        }
        note(model, "algorithm", content.algorithm());
        note(model, "target", content.recipe().target());
        note(model, "recipe_sha256", content.recipe().sha256());
        return model.build();
    }

    private static void note(ModelProto.Builder model, String key, String value) {
        model.addMetadataPropsBuilder().setKey(key).setValue(value);
    }

    static RefusedException refuse(String why, String remedy) {
        return new RefusedException("The model cannot be written as ONNX", why, remedy);
    }

    private static String json(List<String> texts) {
        return texts.stream().map(t -> '"' + t.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }
}
