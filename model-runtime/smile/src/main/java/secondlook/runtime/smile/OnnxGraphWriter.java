package secondlook.runtime.smile;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.Task;
import secondlook.runtime.recipe.NumericStep;
import secondlook.runtime.recipe.Recipe;
import secondlook.runtime.recipe.RecipeStep;

/** Builds the graph: columns, missing values filled, trees or a linear map, probabilities, label. */
final class OnnxGraphWriter {

    private static final int OPSET = 15;

    private final SmileContent content;
    private final OnnxNodes nodes = new OnnxNodes();

    OnnxGraphWriter(SmileContent content) {
        this.content = content;
    }

    ModelProto model() {
        check();
        String features = features();
        String scores = switch (content.scoring()) {
            case TreeEnsemble trees -> new OnnxTrees(nodes, trees).probabilities(features);
            case LinearScoring linear -> linear(features, linear);
            default -> throw refuse("this algorithm is not one of them");
        };
        nodes.add("Identity", List.of(scores), "probabilities");
        String top = nodes.add("ArgMax", List.of("probabilities"), "top", OnnxNodes.whole("axis", 1),
                OnnxNodes.whole("keepdims", 0));
        String classes = nodes.texts("classes", content.recipe().labels().classes());
        nodes.add("Gather", List.of(classes, top), "label", OnnxNodes.whole("axis", 0));
        GraphProto.Builder graph = nodes.graph("second-look");
        for (RecipeStep step : content.recipe().inputs()) {
            graph.addInput(OnnxNodes.value(step.column(), TensorProto.DataType.FLOAT, -1, 1));
        }
        graph.addOutput(OnnxNodes.value("label", TensorProto.DataType.STRING, -1));
        graph.addOutput(OnnxNodes.value("probabilities", TensorProto.DataType.FLOAT, -1, content.scoring().width()));
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8).setProducerName("Second Look")
                .setModelVersion(1).setGraph(graph);
        model.addOpsetImportBuilder().setDomain("").setVersion(OPSET);
        model.addOpsetImportBuilder().setDomain(OnnxNodes.ML).setVersion(1);
        model.addMetadataPropsBuilder().setKey("classes").setValue(json(content.recipe().labels().classes()));
        model.addMetadataPropsBuilder().setKey("algorithm").setValue(content.algorithm());
        model.addMetadataPropsBuilder().setKey("target").setValue(content.recipe().target());
        model.addMetadataPropsBuilder().setKey("recipe_sha256").setValue(content.recipe().sha256());
        return model.build();
    }

    private void check() {
        if (content.recipe().task() != Task.CLASSIFICATION) {
            throw refuse("it is no classification");
        }
        for (RecipeStep step : content.recipe().inputs()) {
            if (!(step instanceof NumericStep)) {
                throw refuse("column " + step.column() + " is not numeric");
            }
        }
    }

    private static RefusedException refuse(String why) {
        return new RefusedException("The model cannot be written as ONNX", why + ", and only trees and logistic"
                + " regressions over numeric columns can",
                "Train a random forest on numeric columns, leaving out the others (--drop).");
    }

    /** The name of the {@code [N,F]} matrix that the Recipe makes, before scaling. */
    private String features() {
        List<String> parts = new ArrayList<>();
        for (RecipeStep step : content.recipe().inputs()) {
            NumericStep number = (NumericStep) step;
            String input = number.column();
            String gone = nodes.add("Or", List.of(nodes.add("IsNaN", List.of(input)),
                    nodes.add("IsInf", List.of(input))));
            String fill = nodes.floats("fill", new float[]{(float) number.fill()}, 1, 1);
            parts.add(nodes.add("Where", List.of(gone, fill, input)));
            if (number.indicator()) {
                parts.add(nodes.add("Cast", List.of(gone), OnnxNodes.whole("to", TensorProto.DataType.FLOAT_VALUE)));
            }
        }
        return parts.size() == 1 ? parts.getFirst() : nodes.add("Concat", parts, OnnxNodes.whole("axis", 1));
    }

    /** In doubles, because scaling is folded into weights that then differ by orders of magnitude. */
    private String linear(String features, LinearScoring linear) {
        int p = linear.features();
        int classes = linear.width();
        double[] weights = new double[p * classes];
        double[] constants = new double[classes];
        for (int row = 0; row < classes - 1; row++) {
            // two classes: the row is the second class's and the first has the score 0; more: the last has the score 0
            int k = classes == 2 ? 1 : row;
            double[] w = linear.weights()[row];
            constants[k] = w[p];
            for (int f = 0; f < p; f++) {
                Recipe.Scale scale = content.recipe().scaling().isEmpty()
                        ? Recipe.Scale.NONE
                        : content.recipe().scaling().get(f);
                weights[f * classes + k] = w[f] / scale.spread();
                constants[k] -= w[f] * scale.centre() / scale.spread();
            }
        }
        String wide = nodes.add("Cast", List.of(features), OnnxNodes.whole("to", TensorProto.DataType.DOUBLE_VALUE));
        String product = nodes.add("MatMul", List.of(wide, nodes.doubles("weights", weights, p, classes)));
        String sums = nodes.add("Add", List.of(product, nodes.doubles("constants", constants, 1, classes)));
        String shares = nodes.add("Softmax", List.of(sums), OnnxNodes.whole("axis", 1));
        return nodes.add("Cast", List.of(shares), OnnxNodes.whole("to", TensorProto.DataType.FLOAT_VALUE));
    }

    private static String json(List<String> texts) {
        return texts.stream().map(t -> '"' + t.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }
}
