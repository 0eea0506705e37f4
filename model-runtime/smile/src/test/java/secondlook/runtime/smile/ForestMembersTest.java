package secondlook.runtime.smile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.EnsembleScorer;
import secondlook.runtime.model.EnsembleScores;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.TrainedModel;
import secondlook.runtime.train.TrainingRequest;
import secondlook.runtime.uncertainty.EnsembleDisagreement;

class ForestMembersTest {

    /** Stumps over one feature, split at 0: each gives its own distribution to either side. */
    private static TreeEnsemble stumps(TreeEnsemble.Link link, double[] weights, double[][] leaves) {
        int trees = weights.length;
        int[] roots = new int[trees];
        int[] feature = new int[3 * trees];
        int[] next = new int[3 * trees];
        double[] flat = new double[leaves.length * 2];
        for (int tree = 0; tree < trees; tree++) {
            roots[tree] = 3 * tree;
            next[3 * tree] = 3 * tree + 2;
            feature[3 * tree + 1] = -1;
            feature[3 * tree + 2] = -1;
            next[3 * tree + 1] = 4 * tree;
            next[3 * tree + 2] = 4 * tree + 2;
        }
        for (int i = 0; i < leaves.length; i++) {
            System.arraycopy(leaves[i], 0, flat, 2 * i, 2);
        }
        int[] targets = new int[trees];
        Arrays.fill(targets, -1);
        return new TreeEnsemble(1, 2, link, 0, roots, targets, weights, feature, new double[3 * trees], next, flat);
    }

    private static double h(double p) {
        return p == 0 || p == 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log(1 - p);
    }

    @Test
    void agreesWithAComputationByHand() {
        TreeEnsemble forest = stumps(TreeEnsemble.Link.NORMALISE, new double[]{1, 3},
                new double[][]{{0.9, 0.1}, {0.5, 0.5}, {0.2, 0.8}, {0.5, 0.5}});
        ForestMembers members = ForestMembers.of(forest);
        assertNotNull(members);
        EnsembleScores scores = members.score(new double[][]{{-1, 1}}, 2, 1);
        // weights 1/4 and 3/4: mean 0.25·0.9 + 0.75·0.2 = 0.375
        assertArrayEquals(new double[]{0.375, 0.625, 0.5, 0.5}, scores.mean().values(), 1e-15);
        double expected = 0.25 * h(0.9) + 0.75 * h(0.2);
        assertEquals(expected, scores.expectedEntropy()[0], 1e-15);
        assertEquals(h(0.375) - expected, scores.mutualInformation()[0], 1e-15);
        // the lighter tree votes for the first class, the heavier one for the second
        assertEquals(0.25, scores.voteDisagreement()[0], 1e-15);
        assertEquals(Math.log(2), scores.expectedEntropy()[1], 1e-15);
        assertEquals(0, scores.mutualInformation()[1], 1e-15);
        assertEquals(0, scores.voteDisagreement()[1], 1e-15);
    }

    @Test
    void equalWeightsGiveWhatTheDefinitionSays() {
        double[][] leaves = {{0.9, 0.1}, {0.3, 0.7}, {0.45, 0.55}, {1, 0}, {0.05, 0.95}, {0.6, 0.4}};
        ForestMembers members = ForestMembers
                .of(stumps(TreeEnsemble.Link.NORMALISE, new double[]{2, 2, 2}, leaves));
        assertNotNull(members);
        EnsembleScores scores = members.score(new double[][]{{-1, 1}}, 2, 1);
        for (int row = 0; row < 2; row++) {
            double[] p = {leaves[row][0], leaves[row][1], leaves[2 + row][0], leaves[2 + row][1], leaves[4 + row][0],
                    leaves[4 + row][1]};
            EnsembleDisagreement by = EnsembleDisagreement.of(p, 0, 3, 2);
            assertEquals(by.expectedEntropy(), scores.expectedEntropy()[row], 1e-12);
            assertEquals(by.mutualInformation(), scores.mutualInformation()[row], 1e-12);
            assertEquals(by.voteDisagreement(), scores.voteDisagreement()[row], 1e-12);
        }
    }

    @Test
    void treesThatAreNoForestHaveNoMembers() {
        double[][] leaves = {{0.9, 0.1}, {0.5, 0.5}, {0.2, 0.8}, {0.5, 0.5}};
        assertNull(ForestMembers.of(stumps(TreeEnsemble.Link.SOFTMAX, new double[]{1, 1}, leaves)));
        assertNull(ForestMembers.of(stumps(TreeEnsemble.Link.NORMALISE, new double[]{1, -1}, leaves)));
        assertNull(ForestMembers.of(stumps(TreeEnsemble.Link.NORMALISE, new double[]{0, 0}, leaves)));
        assertNull(ForestMembers.of(stumps(TreeEnsemble.Link.NORMALISE, new double[]{1, 1},
                new double[][]{{0.9, 0.2}, {0.5, 0.5}, {0.2, 0.8}, {0.5, 0.5}})));
    }

    private static FeatureBatch rows(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles(n, -2, 2).toArray();
        double[] y = random.doubles(n, -2, 2).toArray();
        y[3] = Double.NaN;
        return new FeatureBatch(
                new Schema(java.util.List.of(new Column("x", ColumnType.REAL), new Column("y", ColumnType.REAL))), n,
                java.util.List.of(new RealVector(x), new RealVector(y)));
    }

    private static TrainedModel trained(String algorithm) {
        FeatureBatch rows = rows(600, 1);
        SplittableRandom random = new SplittableRandom(2);
        String[] label = new String[600];
        for (int row = 0; row < 600; row++) {
            double side = rows.column(0).asReal(row) + 0.7 * random.nextGaussian();
            label[row] = side > 1 ? "high" : side > -0.5 ? "mid" : "low";
        }
        return new SmileTrainer().train(
                new TrainingRequest(algorithm, Task.CLASSIFICATION, "side", Map.of("trees", "40"), 3), rows,
                new TextVector(label), JobContext.NONE);
    }

    @Test
    void theMeanOfTheMembersIsTheForestToTheLastBit() {
        FeatureBatch batch = rows(1500, 5);
        try (Model model = trained("random-forest").model()) {
            SchemaBinding binding = SchemaBinder.bind(model.signature(), batch.schema(), BindingRequest.BY_NAME)
                    .orRefuse("m", "d");
            FeatureBatch bound = new FeatureBatch(binding.schema(batch.schema()), batch.rows(),
                    binding.columns().stream().map(batch::column).toList());
            try (Scorer scorer = model.scorer(binding)) {
                EnsembleScores scores = assertInstanceOf(EnsembleScorer.class, scorer).scoreMembers(bound);
                assertArrayEquals(scorer.score(bound).values(), scores.mean().values());
                double most = 0;
                for (int row = 0; row < 1500; row++) {
                    assertTrue(scores.mutualInformation()[row] >= 0 && scores.expectedEntropy()[row] >= 0);
                    assertTrue(scores.voteDisagreement()[row] >= 0 && scores.voteDisagreement()[row] < 1);
                    most = Math.max(most, scores.mutualInformation()[row]);
                }
                assertTrue(most > 0.05, "the trees never disagree: " + most);
            }
        }
    }

    @Test
    void votesOfBoostedTreesAreNoMembers() {
        FeatureBatch batch = rows(10, 5);
        try (Model model = trained("adaboost").model();
                Scorer scorer = model.scorer(SchemaBinder
                        .bind(model.signature(), batch.schema(), BindingRequest.BY_NAME).orRefuse("m", "d"))) {
            assertTrue(!(scorer instanceof EnsembleScorer));
        }
    }
}
