package secondlook.runtime.smile;

import java.util.ArrayList;
import java.util.List;

/**
 * Trees as a TreeEnsembleRegressor with one target per class. Not as a TreeEnsembleClassifier: ONNX Runtime gives that one
 * rules of its own for two classes.
 */
final class OnnxTrees {

    private final OnnxNodes nodes;
    private final TreeEnsemble trees;
    private final int sums;
    private final double divisor;

    private final List<Long> treeIds = new ArrayList<>();
    private final List<Long> nodeIds = new ArrayList<>();
    private final List<Long> features = new ArrayList<>();
    private final List<Float> thresholds = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();
    private final List<Long> yes = new ArrayList<>();
    private final List<Long> no = new ArrayList<>();
    private final List<Long> leafTrees = new ArrayList<>();
    private final List<Long> leafNodes = new ArrayList<>();
    private final List<Long> leafTargets = new ArrayList<>();
    private final List<Float> leafWeights = new ArrayList<>();

    OnnxTrees(OnnxNodes nodes, TreeEnsemble trees) {
        this.nodes = nodes;
        this.trees = trees;
        this.sums = trees.link() == TreeEnsemble.Link.LOGISTIC ? 1 : trees.width();
        double total = 0;
        for (double weight : trees.weights()) {
            total += weight;
        }
        this.divisor = switch (trees.link()) {
            // shares that are added up to 1 right away lose least in float
            case NORMALISE -> total;
            case MEAN -> trees.roots().length;
            default -> 1;
        };
    }

    /** The name of the float {@code [N,width]} probabilities, or values for a regression. */
    String scores(String matrix) {
        for (int tree = 0; tree < trees.roots().length; tree++) {
            collect(tree);
        }
        String added = ensemble(matrix);
        return switch (trees.link()) {
            case NONE, MEAN -> added;
            case NORMALISE -> nodes.add("Div", List.of(added,
                    nodes.add("ReduceSum", List.of(added, nodes.integers("axes", 1)))));
            case SOFTMAX -> nodes.add("Softmax", List.of(added), OnnxNodes.whole("axis", 1));
            case LOGISTIC -> {
                String twice = nodes.add("Mul", List.of(added, nodes.floats("two", new float[]{2}, 1, 1)));
                String second = nodes.add("Sigmoid", List.of(twice));
                String first = nodes.add("Sigmoid", List.of(nodes.add("Neg", List.of(twice))));
                yield nodes.add("Concat", List.of(first, second), OnnxNodes.whole("axis", 1));
            }
        };
    }

    private void collect(int tree) {
        int root = trees.roots()[tree];
        int end = tree + 1 < trees.roots().length ? trees.roots()[tree + 1] : trees.feature().length;
        for (int node = root; node < end; node++) {
            boolean leaf = trees.feature()[node] < 0;
            treeIds.add((long) tree);
            nodeIds.add((long) (node - root));
            features.add(leaf ? 0L : trees.feature()[node]);
            thresholds.add(leaf ? 0f : asFloat(trees.threshold()[node]));
            modes.add(leaf ? "LEAF" : "BRANCH_LEQ");
            yes.add(leaf ? 0L : node + 1 - root);
            no.add(leaf ? 0L : trees.next()[node] - root);
            if (leaf) {
                leaf(tree, node - root, trees.next()[node]);
            }
        }
    }

    private void leaf(int tree, int node, int at) {
        int target = trees.targets()[tree];
        for (int k = 0; k < sums; k++) {
            if (target < 0 || target == k) {
                leafTrees.add((long) tree);
                leafNodes.add((long) node);
                leafTargets.add((long) k);
                double value = trees.leaves()[target < 0 ? at + k : at];
                leafWeights.add((float) (trees.weights()[tree] * value / divisor));
            }
        }
    }

    private String ensemble(String matrix) {
        List<Float> base = new ArrayList<>();
        for (int k = 0; k < sums; k++) {
            base.add((float) trees.bias());
        }
        return nodes.add("TreeEnsembleRegressor", List.of(matrix), OnnxNodes.whole("n_targets", sums),
                OnnxNodes.text("aggregate_function", "SUM"), OnnxNodes.text("post_transform", "NONE"),
                OnnxNodes.reals("base_values", base), OnnxNodes.wholes("nodes_treeids", treeIds),
                OnnxNodes.wholes("nodes_nodeids", nodeIds), OnnxNodes.wholes("nodes_featureids", features),
                OnnxNodes.reals("nodes_values", thresholds), OnnxNodes.words("nodes_modes", modes),
                OnnxNodes.wholes("nodes_truenodeids", yes), OnnxNodes.wholes("nodes_falsenodeids", no),
                OnnxNodes.wholes("target_treeids", leafTrees), OnnxNodes.wholes("target_nodeids", leafNodes),
                OnnxNodes.wholes("target_ids", leafTargets), OnnxNodes.reals("target_weights", leafWeights));
    }

    /**
     * The float that tells values apart as the threshold does, for values that were written with as few decimals as a float
     * needs: 2.2 is no float, yet it must stay on its side of a threshold of 2.2 and of one just below it.
     */
    static float asFloat(double threshold) {
        float near = (float) threshold;
        return Double.parseDouble(Float.toString(near)) > threshold ? Math.nextDown(near) : near;
    }
}
