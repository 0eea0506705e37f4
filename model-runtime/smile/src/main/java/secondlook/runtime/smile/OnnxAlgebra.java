package secondlook.runtime.smile;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.recipe.Recipe;

/** Linear models, networks, Gaussians and kernels as nodes; all in doubles, so that a scale lost in float does no harm. */
final class OnnxAlgebra {

    private final OnnxNodes nodes;
    private final String features;

    /** @param matrix the float {@code [N,F]} matrix before scaling */
    OnnxAlgebra(OnnxNodes nodes, String matrix, List<Recipe.Scale> scaling) {
        this.nodes = nodes;
        String wide = nodes.add("Cast", List.of(matrix), OnnxNodes.whole("to", TensorProto.DataType.DOUBLE_VALUE));
        this.features = scaling.isEmpty() ? wide : scaled(wide, scaling);
    }

    private String scaled(String wide, List<Recipe.Scale> scaling) {
        int p = scaling.size();
        double[] centres = scaling.stream().mapToDouble(Recipe.Scale::centre).toArray();
        double[] spreads = scaling.stream().mapToDouble(Recipe.Scale::spread).toArray();
        String shifted = nodes.add("Sub", List.of(wide, nodes.doubles("centres", centres, 1, p)));
        return nodes.add("Div", List.of(shifted, nodes.doubles("spreads", spreads, 1, p)));
    }

    /** The name of the {@code [N,width]} float scores: probabilities, or values for a regression. */
    String scores(Scoring scoring) {
        String wide = switch (scoring) {
            case LinearScoring linear -> linear(linear);
            case NetworkScoring network -> network(network);
            case GaussianScoring gaussian -> softmax(gaussians(gaussian));
            case KernelScoring kernel -> kernel(kernel);
            case TreeEnsemble trees -> throw new IllegalArgumentException("trees have operators of their own");
            case NeighbourScoring neighbours -> throw OnnxGraphWriter.refuse(
                    "nearest neighbours are no operator of ONNX, and the file would hold all training rows",
                    "Train another algorithm, for example random-forest.");
        };
        return nodes.add("Cast", List.of(wide), OnnxNodes.whole("to", TensorProto.DataType.FLOAT_VALUE));
    }

    /** {@code x W + b}. */
    private String affine(String x, double[][] weights, double[] bias) {
        int outputs = weights.length;
        int inputs = weights[0].length;
        double[] transposed = new double[inputs * outputs];
        for (int unit = 0; unit < outputs; unit++) {
            for (int i = 0; i < inputs; i++) {
                transposed[i * outputs + unit] = weights[unit][i];
            }
        }
        String product = nodes.add("MatMul", List.of(x, nodes.doubles("weights", transposed, inputs, outputs)));
        return nodes.add("Add", List.of(product, nodes.doubles("constants", bias, 1, outputs)));
    }

    private String softmax(String sums) {
        return nodes.add("Softmax", List.of(sums), OnnxNodes.whole("axis", 1));
    }

    /** The scores of both classes from that of the second, the first having 0. */
    private String both(String second) {
        String none = nodes.add("Mul", List.of(second, nodes.doubles("none", new double[]{0}, 1, 1)));
        return nodes.add("Concat", List.of(none, second), OnnxNodes.whole("axis", 1));
    }

    private String linear(LinearScoring linear) {
        int p = linear.features();
        int rows = linear.width() > 2 ? linear.width() : 1;
        double[][] weights = new double[rows][p];
        double[] constants = new double[rows];
        for (int row = 0; row < linear.weights().length; row++) {
            System.arraycopy(linear.weights()[row], 0, weights[row], 0, p);
            constants[row] = linear.weights()[row][p];
        }
        String sums = affine(features, weights, constants);
        return switch (linear.width()) {
            case 1 -> sums;
            case 2 -> softmax(both(sums));
            default -> softmax(sums);
        };
    }

    private String network(NetworkScoring network) {
        String values = features;
        for (int i = 0; i < network.layers().size(); i++) {
            NetworkScoring.Layer layer = network.layers().get(i);
            values = affine(values, layer.weights(), layer.bias());
            if (i < network.layers().size() - 1) {
                values = nodes.add("Relu", List.of(values));
            }
        }
        return switch (network.width()) {
            case 1 -> values;
            case 2 -> softmax(both(values));
            default -> softmax(values);
        };
    }

    private String gaussians(GaussianScoring model) {
        int p = model.features();
        List<String> classes = new ArrayList<>();
        for (GaussianScoring.Gaussian gaussian : model.classes()) {
            String apart = nodes.add("Sub", List.of(features, nodes.doubles("mean", gaussian.mean(), 1, p)));
            String along = gaussian.axes().length == 0 ? apart : affine(apart, gaussian.axes(), new double[p]);
            String squares = nodes.add("Mul", List.of(along, along));
            String weighed = nodes.add("Div",
                    List.of(squares, nodes.doubles("variances", gaussian.variances(), 1, p)));
            String distance = nodes.add("ReduceSum", List.of(weighed, nodes.integers("axes", 1)));
            String half = nodes.add("Mul", List.of(distance, nodes.doubles("half", new double[]{-0.5}, 1, 1)));
            classes.add(nodes.add("Add",
                    List.of(half, nodes.doubles("constant", new double[]{gaussian.constant()}, 1, 1))));
        }
        return nodes.add("Concat", classes, OnnxNodes.whole("axis", 1));
    }

    /** Squared distances are made as |x|² − 2xc + |c|². */
    private String kernel(KernelScoring model) {
        int m = model.centres().length;
        double[][] twice = new double[m][model.features()];
        double[] norms = new double[m];
        double[] factors = new double[m];
        for (int i = 0; i < m; i++) {
            for (int f = 0; f < model.features(); f++) {
                double c = model.centres()[i][f];
                twice[i][f] = -2 * c;
                norms[i] += c * c;
            }
            factors[i] = -0.5 / (model.scales()[i] * model.scales()[i]);
        }
        String own = nodes.add("ReduceSum",
                List.of(nodes.add("Mul", List.of(features, features)), nodes.integers("axes", 1)));
        String distances = nodes.add("Add", List.of(affine(features, twice, norms), own));
        String bumps = nodes.add("Exp",
                List.of(nodes.add("Mul", List.of(distances, nodes.doubles("factors", factors, 1, m)))));
        if (model.normalised()) {
            String total = nodes.add("ReduceSum", List.of(bumps, nodes.integers("axes", 1)));
            // Where all bumps vanish there is nothing to share out: nothing divided by the least number is nothing.
            String some = nodes.add("Max",
                    List.of(total, nodes.doubles("least", new double[]{Double.MIN_NORMAL}, 1, 1)));
            bumps = nodes.add("Div", List.of(bumps, some));
        }
        String sums = affine(bumps, model.weights(), model.constants());
        if (model.width() == 1) {
            return sums;
        }
        return softmax(model.weights().length == 1 ? both(sums) : sums);
    }
}
