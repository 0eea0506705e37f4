package secondlook.runtime.smile;

import secondlook.runtime.job.JobContext;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;
import smile.classification.AdaBoost;
import smile.classification.DecisionTree;
import smile.data.formula.Formula;
import smile.math.MathEx;

/** AdaBoost (SAMME, Zhu et al. 2009). A class's score is its share of the weighted votes. */
final class AdaBoostLearner implements Learner {

    @Override
    public Algorithm algorithm() {
        return Learner.classifier("adaboost", "AdaBoost", Learner.whole("trees", "Most trees", 200, 1, 5000),
                Learner.whole("max-depth", "Largest depth of a tree", 6, 2, 50),
                Learner.whole("max-nodes", "Most leaves of a tree", 8, 2, 100_000),
                Learner.whole("node-size", "Fewest rows in a leaf", 1, 1, 1_000_000));
    }

    @Override
    public RecipeOptions recipe() {
        return RecipeOptions.TREES;
    }

    @Override
    public String caution() {
        return "The scores are shares of weighted votes, not probabilities:"
                + " they order the rows well but say less than they seem to. Calibrate before trusting a threshold.";
    }

    @Override
    public Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context) {
        MathEx.setSeed(seed);
        int most = settings.whole("trees");
        AdaBoost model = AdaBoost.fit(Formula.lhs(TrainingSet.RESPONSE), set.frame(),
                new AdaBoost.Options(most, settings.whole("max-depth"), settings.whole("max-nodes"),
                        settings.whole("node-size"), null, new Progress<>(context, most)));
        return flat(model, set.features().width(), set.classes());
    }

    static TreeEnsemble flat(AdaBoost model, int features, int classes) {
        TreeFlattener flat = new TreeFlattener(features, classes);
        DecisionTree[] trees = model.trees();
        double[] alpha = SmileInternals.alpha(model);
        for (int i = 0; i < trees.length; i++) {
            flat.addVotes(trees[i].root(), alpha[i]);
        }
        return flat.ensemble(TreeEnsemble.Link.NORMALISE, 0);
    }
}
