package secondlook.runtime.smile;

import secondlook.runtime.job.JobContext;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;
import smile.classification.GradientTreeBoost;
import smile.data.formula.Formula;
import smile.math.MathEx;
import smile.model.cart.Loss;
import smile.regression.RegressionTree;

/** Gradient boosted trees (Friedman 2001). */
final class BoostingLearner implements Learner {

    @Override
    public Algorithm algorithm() {
        return Learner.both("gradient-boosting", "Gradient boosting",
                Learner.whole("trees", "Number of rounds", 200, 1, 5000),
                Learner.whole("max-depth", "Largest depth of a tree", 6, 2, 50),
                Learner.whole("max-nodes", "Most leaves of a tree", 16, 2, 100_000),
                Learner.whole("node-size", "Fewest rows in a leaf", 5, 1, 1_000_000),
                Learner.number("shrinkage", "Learning rate", 0.05, 0.0001, 1.0),
                Learner.number("subsample", "Share of the rows per tree", 0.7, 0.01, 1.0));
    }

    @Override
    public RecipeOptions recipe() {
        return RecipeOptions.TREES;
    }

    @Override
    public Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context) {
        // the generator belongs to this thread, so trainings at the same time do not meet
        MathEx.setSeed(seed);
        return set.values().length > 0 ? regression(set, settings, context) : classification(set, settings, context);
    }

    private static Scoring classification(TrainingSet set, Settings settings, JobContext context) {
        int rounds = settings.whole("trees");
        double shrinkage = settings.number("shrinkage");
        GradientTreeBoost model = GradientTreeBoost.fit(Formula.lhs(TrainingSet.RESPONSE), set.frame(),
                new GradientTreeBoost.Options(rounds, settings.whole("max-depth"), settings.whole("max-nodes"),
                        settings.whole("node-size"), shrinkage, settings.number("subsample"), null,
                        new Progress<>(context, rounds)));
        return flat(model, set.features().width(), set.classes(), shrinkage);
    }

    static TreeEnsemble flat(GradientTreeBoost model, int features, int classes, double shrinkage) {
        TreeFlattener flat = new TreeFlattener(features, classes);
        RegressionTree[][] trees = model.trees();
        for (int k = 0; k < trees.length; k++) {
            for (RegressionTree tree : trees[k]) {
                flat.addValues(tree.root(), k, shrinkage);
            }
        }
        return classes == 2
                ? flat.ensemble(TreeEnsemble.Link.LOGISTIC, SmileInternals.bias(model))
                : flat.ensemble(TreeEnsemble.Link.SOFTMAX, 0);
    }

    private static Scoring regression(TrainingSet set, Settings settings, JobContext context) {
        int rounds = settings.whole("trees");
        double shrinkage = settings.number("shrinkage");
        smile.regression.GradientTreeBoost model = smile.regression.GradientTreeBoost.fit(
                Formula.lhs(TrainingSet.RESPONSE), set.frame(),
                new smile.regression.GradientTreeBoost.Options(Loss.ls(), rounds, settings.whole("max-depth"),
                        settings.whole("max-nodes"), settings.whole("node-size"), shrinkage,
                        settings.number("subsample"), null, new Progress<>(context, rounds)));
        return flat(model, set.features().width(), shrinkage);
    }

    static TreeEnsemble flat(smile.regression.GradientTreeBoost model, int features, double shrinkage) {
        TreeFlattener flat = new TreeFlattener(features, 1);
        for (RegressionTree tree : model.trees()) {
            flat.addValues(tree.root(), 0, shrinkage);
        }
        return flat.ensemble(TreeEnsemble.Link.NONE, SmileInternals.bias(model));
    }
}
