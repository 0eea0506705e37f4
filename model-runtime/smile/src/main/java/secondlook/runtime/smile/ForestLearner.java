package secondlook.runtime.smile;

import java.util.SplittableRandom;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;
import smile.classification.RandomForest;
import smile.data.formula.Formula;
import smile.model.cart.SplitRule;

/** Random forest (Breiman 2001). */
final class ForestLearner implements Learner {

    private static final String TITLE = "Random forest";

    /** Whether a model's algorithm, in words, is this one: only its trees are members that stand for themselves. */
    static boolean isForest(String algorithm) {
        return algorithm.equals(TITLE);
    }

    @Override
    public Algorithm algorithm() {
        return Learner.both("random-forest", TITLE, Learner.whole("trees", "Number of trees", 200, 1, 5000),
                Learner.whole("max-depth", "Largest depth of a tree", 20, 2, 200),
                Learner.whole("max-nodes", "Most leaves of a tree (0: a fifth of the rows)", 0, 0, 1_000_000),
                Learner.whole("node-size", "Fewest rows in a leaf", 5, 1, 1_000_000),
                Learner.whole("mtry", "Features tried at a split (0: the usual number)", 0, 0, 100_000),
                Learner.number("subsample", "Share of the rows per tree (1: with replacement)", 1.0, 0.01, 1.0));
    }

    @Override
    public RecipeOptions recipe() {
        return RecipeOptions.TREES;
    }

    @Override
    public Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context) {
        int width = set.features().width();
        if (settings.whole("mtry") > width) {
            throw new RefusedException("random-forest cannot try " + settings.whole("mtry") + " features at a split",
                    "the Recipe makes " + width, "Give --param mtry with at most " + width + ", or leave it out.");
        }
        Formula formula = Formula.lhs(TrainingSet.RESPONSE);
        return set.values().length > 0
                ? regression(formula, set, settings, seed, context)
                : classification(formula, set, settings, seed, context);
    }

    private static Scoring classification(Formula formula, TrainingSet set, Settings settings, long seed,
            JobContext context) {
        int trees = settings.whole("trees");
        RandomForest forest = RandomForest.fit(formula, set.frame(),
                new RandomForest.Options(trees, settings.whole("mtry"), SplitRule.GINI, settings.whole("max-depth"),
                        settings.whole("max-nodes"), settings.whole("node-size"), settings.number("subsample"), null,
                        seeds(seed, trees), new Progress<>(context, trees)));
        return flat(forest, set.features().width(), set.classes());
    }

    static TreeEnsemble flat(RandomForest forest, int features, int classes) {
        TreeFlattener flat = new TreeFlattener(features, classes);
        RandomForest.Model[] models = forest.models();
        boolean weighted = usable(models);
        for (RandomForest.Model model : models) {
            flat.addShares(model.tree().root(), weighted ? model.weight() : 1);
        }
        return flat.ensemble(TreeEnsemble.Link.NORMALISE, 0);
    }

    /** Smile weights each tree by its out-of-bag accuracy, which does not exist where a tree saw every row. */
    private static boolean usable(RandomForest.Model[] models) {
        double sum = 0;
        for (RandomForest.Model model : models) {
            sum += model.weight();
        }
        return Double.isFinite(sum) && sum > 0;
    }

    private static Scoring regression(Formula formula, TrainingSet set, Settings settings, long seed,
            JobContext context) {
        int trees = settings.whole("trees");
        smile.regression.RandomForest forest = smile.regression.RandomForest.fit(formula, set.frame(),
                new smile.regression.RandomForest.Options(trees, settings.whole("mtry"), settings.whole("max-depth"),
                        settings.whole("max-nodes"), settings.whole("node-size"), settings.number("subsample"),
                        seeds(seed, trees), new Progress<>(context, trees)));
        return flat(forest, set.features().width());
    }

    static TreeEnsemble flat(smile.regression.RandomForest forest, int features) {
        TreeFlattener flat = new TreeFlattener(features, 1);
        for (smile.regression.RandomForest.Model model : forest.models()) {
            flat.addValues(model.tree().root(), 0, 1);
        }
        return flat.ensemble(TreeEnsemble.Link.MEAN, 0);
    }

    /** Different ones, all above 1 because Smile ignores the others. */
    private static long[] seeds(long seed, int trees) {
        return new SplittableRandom(seed).longs(2, Long.MAX_VALUE).distinct().limit(trees).toArray();
    }
}
