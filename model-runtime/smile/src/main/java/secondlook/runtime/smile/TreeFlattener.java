package secondlook.runtime.smile;

import java.util.Arrays;
import smile.model.cart.DecisionNode;
import smile.model.cart.InternalNode;
import smile.model.cart.Node;
import smile.model.cart.OrdinalNode;
import smile.model.cart.RegressionNode;

/** Collects Smile's trees into one {@link TreeEnsemble}. */
final class TreeFlattener {

    private final int features;
    private final int width;
    private final IntList roots = new IntList();
    private final IntList targets = new IntList();
    private final DoubleList weights = new DoubleList();
    private final IntList feature = new IntList();
    private final DoubleList threshold = new DoubleList();
    private final IntList next = new IntList();
    private final DoubleList leaves = new DoubleList();

    TreeFlattener(int features, int width) {
        this.features = features;
        this.width = width;
    }

    /** A classification tree whose leaves hold smoothed class shares. */
    void addShares(Node root, double weight) {
        begin(-1, weight);
        walk(root, leaf -> Arrays.stream(((DecisionNode) leaf).posteriori(new double[width])).forEach(leaves::add));
    }

    /** A classification tree that votes for one class. */
    void addVotes(Node root, double weight) {
        begin(-1, weight);
        walk(root, leaf -> {
            int vote = ((DecisionNode) leaf).output();
            for (int k = 0; k < width; k++) {
                leaves.add(k == vote ? 1 : 0);
            }
        });
    }

    /** A regression tree that adds to one output. */
    void addValues(Node root, int target, double weight) {
        begin(target, weight);
        walk(root, leaf -> leaves.add(((RegressionNode) leaf).output()));
    }

    TreeEnsemble ensemble(TreeEnsemble.Link link, double bias) {
        return new TreeEnsemble(features, width, link, bias, roots.toArray(), targets.toArray(), weights.toArray(),
                feature.toArray(), threshold.toArray(), next.toArray(), leaves.toArray());
    }

    private void begin(int target, double weight) {
        roots.add(feature.size());
        targets.add(target);
        weights.add(weight);
    }

    private interface LeafValues {
        void add(Node leaf);
    }

    private void walk(Node node, LeafValues values) {
        int at = feature.size();
        if (node instanceof InternalNode inner) {
            // a Recipe makes doubles only, so Smile compares with a threshold and never with a category
            feature.add(inner.feature());
            threshold.add(SmileInternals.threshold((OrdinalNode) inner));
            next.add(-1);
            walk(inner.trueChild(), values);
            next.set(at, feature.size());
            walk(inner.falseChild(), values);
        } else {
            feature.add(-1);
            threshold.add(0);
            next.add(leaves.size());
            values.add(node);
        }
    }

    private static final class IntList {
        private int[] values = new int[256];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        void set(int index, int value) {
            values[index] = value;
        }

        int size() {
            return size;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    private static final class DoubleList {
        private double[] values = new double[256];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        int size() {
            return size;
        }

        double[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
