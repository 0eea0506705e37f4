package secondlook.runtime.smile;

import java.util.Arrays;

/**
 * Any number of binary trees over double features, flattened: nodes of a tree stand in preorder, so the child for "yes"
 * is the next node and both children come later than their parent.
 *
 * @param features  number of features
 * @param width     number of outputs
 * @param link      what becomes of the sums
 * @param bias      what every sum starts from
 * @param roots     index of each tree's first node, ascending
 * @param targets   the output that each tree adds to; −1 where its leaves hold a value for every output
 * @param weights   what each tree's leaf values are multiplied with
 * @param feature   per node: the feature compared, or −1 for a leaf
 * @param threshold per node: "yes" is {@code value <= threshold}
 * @param next      per inner node: the child for "no"; per leaf: index of its first value in {@code leaves}
 * @param leaves    leaf values
 */
@SuppressWarnings("ArrayRecordComponent")
record TreeEnsemble(int features, int width, Link link, double bias, int[] roots, int[] targets, double[] weights,
        int[] feature, double[] threshold, int[] next, double[] leaves) implements Scoring {

    /** What becomes of the sums of one row. */
    enum Link {
        /** Used as they are. */
        NONE,
        /** Divided by their sum. */
        NORMALISE,
        /** Divided by the number of trees. */
        MEAN,
        /** One sum F, two classes: P(first) = 1 / (1 + exp(2F)), as in Friedman 2001. */
        LOGISTIC,
        /** Exponentiated and divided by their sum. */
        SOFTMAX
    }

    /** Outputs that the trees add to: one for two classes under {@link Link#LOGISTIC}. */
    private int sums() {
        return link == Link.LOGISTIC ? 1 : width;
    }

    @Override
    public void score(double[][] columns, int from, int to, double[] out) {
        int sums = sums();
        double[] sum = new double[(to - from) * sums];
        Arrays.fill(sum, bias);
        for (int tree = 0; tree < roots.length; tree++) {
            add(tree, columns, from, to, sum, sums);
        }
        for (int row = from; row < to; row++) {
            finish(sum, (row - from) * sums, out, row * width);
        }
    }

    /** The node of the leaf that a row ends in. */
    int leaf(int tree, double[][] columns, int row) {
        int node = roots[tree];
        int f = feature[node];
        while (f >= 0) {
            node = columns[f][row] <= threshold[node] ? node + 1 : next[node];
            f = feature[node];
        }
        return node;
    }

    private void add(int tree, double[][] columns, int from, int to, double[] sum, int sums) {
        double weight = weights[tree];
        int target = targets[tree];
        for (int row = from; row < to; row++) {
            int leaf = next[leaf(tree, columns, row)];
            int at = (row - from) * sums;
            if (target >= 0) {
                sum[at + target] += weight * leaves[leaf];
            } else {
                for (int k = 0; k < sums; k++) {
                    sum[at + k] += weight * leaves[leaf + k];
                }
            }
        }
    }

    private void finish(double[] sum, int at, double[] out, int to) {
        switch (link) {
            case NONE -> System.arraycopy(sum, at, out, to, width);
            case MEAN -> {
                for (int k = 0; k < width; k++) {
                    out[to + k] = sum[at + k] / roots.length;
                }
            }
            case NORMALISE -> {
                System.arraycopy(sum, at, out, to, width);
                Links.normalise(out, to, width);
            }
            case SOFTMAX -> {
                System.arraycopy(sum, at, out, to, width);
                Links.softmax(out, to, width);
            }
            case LOGISTIC -> {
                out[to] = 1.0 / (1.0 + Math.exp(2.0 * sum[at]));
                out[to + 1] = 1.0 - out[to];
            }
        }
    }
}
