package secondlook.runtime.smile;

import secondlook.runtime.job.JobContext;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;
import smile.classification.DecisionTree;
import smile.data.formula.Formula;
import smile.math.MathEx;
import smile.model.cart.SplitRule;
import smile.regression.RegressionTree;

/** A single decision tree (CART, Breiman et al. 1984). Its scores are the smoothed class shares of a leaf,
 * or the mean of its rows. */
final class TreeLearner implements Learner {

    @Override
    public Algorithm algorithm() {
        return Learner.both("decision-tree", "Decision tree",
                Learner.whole("max-depth", "Largest depth", 20, 2, 200),
                Learner.whole("max-nodes", "Most leaves (0: a fifth of the rows)", 0, 0, 1_000_000),
                Learner.whole("node-size", "Fewest rows in a leaf", 5, 1, 1_000_000));
    }

    @Override
    public RecipeOptions recipe() {
        return RecipeOptions.TREES;
    }

    @Override
    public String caution() {
        return "All rows in a leaf of the tree get the same scores: its confidence takes only a few values.";
    }

    @Override
    public Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context) {
        MathEx.setSeed(seed);
        int leaves = settings.whole("max-nodes") > 0 ? settings.whole("max-nodes") : Math.max(2, set.rows() / 5);
        if (set.values().length > 0) {
            RegressionTree tree = RegressionTree.fit(Formula.lhs(TrainingSet.RESPONSE), set.frame(),
                    new RegressionTree.Options(settings.whole("max-depth"), leaves,
                            settings.whole("node-size")));
            return flat(tree, set.features().width());
        }
        DecisionTree tree = DecisionTree.fit(Formula.lhs(TrainingSet.RESPONSE), set.frame(),
                new DecisionTree.Options(SplitRule.GINI, settings.whole("max-depth"), leaves,
                        settings.whole("node-size")));
        return flat(tree, set.features().width(), set.classes());
    }

    static TreeEnsemble flat(RegressionTree tree, int features) {
        TreeFlattener flat = new TreeFlattener(features, 1);
        flat.addValues(tree.root(), 0, 1);
        return flat.ensemble(TreeEnsemble.Link.NONE, 0);
    }

    static TreeEnsemble flat(DecisionTree tree, int features, int classes) {
        TreeFlattener flat = new TreeFlattener(features, classes);
        flat.addShares(tree.root(), 1);
        return flat.ensemble(TreeEnsemble.Link.NONE, 0);
    }
}
