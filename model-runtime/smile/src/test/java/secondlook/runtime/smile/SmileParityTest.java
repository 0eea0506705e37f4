package secondlook.runtime.smile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Task;
import secondlook.runtime.recipe.FeatureMatrix;
import secondlook.runtime.recipe.RecipeFitter;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.recipe.TargetLabels;
import smile.classification.AdaBoost;
import smile.classification.Classifier;
import smile.classification.DecisionTree;
import smile.classification.GradientTreeBoost;
import smile.classification.LDA;
import smile.classification.LogisticRegression;
import smile.classification.RandomForest;
import smile.data.Tuple;
import smile.data.formula.Formula;

/** The plain arrays give what Smile's own models give. */
class SmileParityTest {

    private static final Formula FORMULA = Formula.lhs(TrainingSet.RESPONSE);

    static TrainingSet set(int classes) {
        Tables rows = Tables.mixed(500, classes, 17);
        TargetLabels labels = TargetLabels.fit(rows.target(), 500);
        var fitted = new RecipeFitter(RecipeOptions.SCALED).fit(Task.CLASSIFICATION, "label", labels,
                rows.features());
        return new TrainingSet(fitted.features(), labels.encode(rows.target(), 500), new double[0], classes);
    }

    /** Numeric features that depend on nothing but themselves. */
    static TrainingSet separate(int classes) {
        Tables rows = Tables.numeric(500, 4, classes, 23);
        TargetLabels labels = TargetLabels.fit(rows.target(), 500);
        var fitted = new RecipeFitter(RecipeOptions.SCALED).fit(Task.CLASSIFICATION, "label", labels,
                rows.features());
        return new TrainingSet(fitted.features(), labels.encode(rows.target(), 500), new double[0], classes);
    }

    static TrainingSet quantity() {
        return quantity(set(2));
    }

    static TrainingSet quantity(TrainingSet set) {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[set.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = set.features().columns()[0][i] * 5 + random.nextDouble();
        }
        return new TrainingSet(set.features(), new int[0], values, 1);
    }

    interface RowScores {
        void score(int row, double[] out);
    }

    static void same(Scoring ours, TrainingSet set, RowScores theirs, double tolerance) {
        int width = ours.width();
        double[] out = new double[set.rows() * width];
        ours.score(set.features().columns(), 0, set.rows(), out);
        double[] expected = new double[set.rows() * width];
        double[] row = new double[width];
        for (int i = 0; i < set.rows(); i++) {
            theirs.score(i, row);
            System.arraycopy(row, 0, expected, i * width, width);
        }
        assertArrayEquals(expected, out, tolerance);
        assertEquals(set.features().width(), ours.features());
    }

    static void sameLabels(Scoring ours, TrainingSet set, IntUnaryOperator theirs) {
        double[] out = new double[set.rows() * set.classes()];
        ours.score(set.features().columns(), 0, set.rows(), out);
        for (int row = 0; row < set.rows(); row++) {
            assertEquals(theirs.applyAsInt(row), Measure.argMax(out, row * set.classes(), set.classes()), "row " + row);
        }
    }

    private static RowScores tuples(Classifier<Tuple> model, TrainingSet set) {
        var frame = set.frame();
        return (row, out) -> model.predict(frame.get(row), out);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void trees(int classes) {
        TrainingSet set = set(classes);
        int p = set.features().width();
        RandomForest forest = RandomForest.fit(FORMULA, set.frame(), new RandomForest.Options(30));
        same(ForestLearner.flat(forest, p, classes), set, tuples(forest, set), 1e-14);
        GradientTreeBoost boost = GradientTreeBoost.fit(FORMULA, set.frame(), new GradientTreeBoost.Options(30));
        same(BoostingLearner.flat(boost, p, classes, 0.05), set, tuples(boost, set), 1e-14);
        AdaBoost ada = AdaBoost.fit(FORMULA, set.frame(), new AdaBoost.Options(30));
        same(AdaBoostLearner.flat(ada, p, classes), set, tuples(ada, set), 1e-14);
        DecisionTree tree = DecisionTree.fit(FORMULA, set.frame(), new DecisionTree.Options());
        same(TreeLearner.flat(tree, p, classes), set, tuples(tree, set), 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void logistic(int classes) {
        TrainingSet set = set(classes);
        double[][] rows = set.features().toRows();
        LogisticRegression model = LogisticRegression.fit(rows, set.labels());
        same(LogisticLearner.plain(model, set.features().width(), classes), set,
                (row, out) -> model.predict(rows[row], out), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 50})
    void regressions(int trees) {
        TrainingSet set = quantity();
        int p = set.features().width();
        var frame = set.frame();
        var forest = smile.regression.RandomForest.fit(FORMULA, frame,
                new smile.regression.RandomForest.Options(trees));
        same(ForestLearner.flat(forest, p), set, (row, out) -> out[0] = forest.predict(frame.get(row)), 1e-12);
        var tree = smile.regression.RegressionTree.fit(FORMULA, frame);
        same(TreeLearner.flat(tree, p), set, (row, out) -> out[0] = tree.predict(frame.get(row)), 0);
        var boost = smile.regression.GradientTreeBoost.fit(FORMULA, frame,
                new smile.regression.GradientTreeBoost.Options(trees));
        same(BoostingLearner.flat(boost, p, 0.05), set, (row, out) -> out[0] = boost.predict(frame.get(row)), 1e-12);
    }

    /** As long as this holds, Smile's own fit cannot take the place of ours. */
    @Test
    void smilesLinearDiscriminantTakesTheCovarianceOfAllRowsTogether() {
        LinearAlgebra.load();
        double[][] rows = {{0, 0}, {1, 0}, {0, 1}, {9, 9}, {10, 9}, {9, 10}, {20, 0}, {21, 0}, {20, 1}};
        int[] labels = {0, 0, 0, 1, 1, 1, 2, 2, 2};
        double[] theirs = new double[3];
        double[] between = {4.9, 5.2};
        LDA.fit(rows, labels).predict(between, theirs);
        FeatureMatrix features = new FeatureMatrix(List.of("a", "b"), rows.length, columns(rows), 0, 0);
        TrainingSet set = new TrainingSet(features, labels, new double[0], 3);
        DiscriminantLearner learner = new DiscriminantLearner(false);
        Scoring ours = learner.fit(set, Settings.of(learner.algorithm(), Map.of("shrinkage", "0")), 1,
                JobContext.NONE);
        double[] out = new double[3];
        ours.score(new double[][]{{between[0]}, {between[1]}}, 0, 1, out);
        // Within a class the features vary by less than 1, so a point this far from the border is certain.
        assertEquals(1, out[1], 1e-6);
        assertEquals(0.5, theirs[1], 0.2);
    }

    private static double[][] columns(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int f = 0; f < columns.length; f++) {
                columns[f][i] = rows[i][f];
            }
        }
        return columns;
    }
}
