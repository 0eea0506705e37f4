package secondlook.runtime.smile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.model.EnsembleScores;
import secondlook.runtime.model.RawScores;

/**
 * The trees of a random forest asked apart. A member's distribution is that of the leaf that a row ends in, and counts with the
 * weight that the tree has in the forest; so the weighted mean of the members is what the forest itself says, to the last bit.
 * Immutable and thread-safe.
 */
final class ForestMembers {

    /** Of the sum of a leaf's shares. */
    private static final double ROUNDING = 1e-9;

    private final TreeEnsemble forest;
    private final double weight;
    /** Per node: entropy of a leaf in nats. */
    private final double[] entropy;
    /** Per node: the class that a leaf votes for. */
    private final int[] vote;

    private ForestMembers(TreeEnsemble forest, double weight) {
        this.forest = forest;
        this.weight = weight;
        this.entropy = new double[forest.feature().length];
        this.vote = new int[entropy.length];
        for (int node = 0; node < entropy.length; node++) {
            if (forest.feature()[node] < 0) {
                entropy[node] = Measure.entropyNats(forest.leaves(), forest.next()[node], forest.width());
                vote[node] = Measure.argMax(forest.leaves(), forest.next()[node], forest.width());
            }
        }
    }

    /** {@code null} if these are not two or more trees whose leaves hold distributions. */
    static @Nullable ForestMembers of(TreeEnsemble trees) {
        double weight = Arrays.stream(trees.weights()).sum();
        boolean forest = trees.link() == TreeEnsemble.Link.NORMALISE && trees.bias() == 0 && trees.width() > 1
                && trees.roots().length > 1 && weight > 0 && Double.isFinite(weight)
                && Arrays.stream(trees.weights()).allMatch(w -> w >= 0)
                && Arrays.stream(trees.targets()).allMatch(target -> target < 0);
        for (int node = 0; forest && node < trees.feature().length; node++) {
            forest = trees.feature()[node] >= 0 || isDistribution(trees.leaves(), trees.next()[node], trees.width());
        }
        return forest ? new ForestMembers(trees, weight) : null;
    }

    private static boolean isDistribution(double[] values, int from, int width) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
            if (!(values[from + k] >= 0)) {
                return false;
            }
            sum += values[from + k];
        }
        return Math.abs(sum - 1) <= ROUNDING;
    }

    /** @param columns {@code columns[f][row]} */
    EnsembleScores score(double[][] columns, int rows, int threads) {
        int width = forest.width();
        RawScores mean = new RawScores(rows, width, new double[rows * width]);
        EnsembleScores scores = new EnsembleScores(mean, new double[rows], new double[rows], new double[rows]);
        Chunks.run(rows, threads, (from, to) -> score(columns, from, to, scores));
        return scores;
    }

    private void score(double[][] columns, int from, int to, EnsembleScores out) {
        int width = forest.width();
        double[] sum = out.mean().values();
        double[] expected = out.expectedEntropy();
        double[] votes = new double[(to - from) * width];
        for (int tree = 0; tree < forest.roots().length; tree++) {
            double w = forest.weights()[tree];
            for (int row = from; row < to; row++) {
                int leaf = forest.leaf(tree, columns, row);
                int values = forest.next()[leaf];
                for (int k = 0; k < width; k++) {
                    sum[row * width + k] += w * forest.leaves()[values + k];
                }
                expected[row] += w * entropy[leaf];
                votes[(row - from) * width + vote[leaf]] += w;
            }
        }
        for (int row = from; row < to; row++) {
            Links.normalise(sum, row * width, width);
            expected[row] /= weight;
            double total = Measure.entropyNats(sum, row * width, width);
            out.mutualInformation()[row] = Math.max(0, total - expected[row]);
            int at = (row - from) * width;
            out.voteDisagreement()[row] = Math.max(0, 1 - votes[at + Measure.argMax(votes, at, width)] / weight);
        }
    }
}
