package secondlook.runtime.smile;

import java.util.ArrayList;
import java.util.List;
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
    private static final int MOST_DRAWS = 100;

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
                    "the Recipe makes " + width, "Give mtry at most " + width + " (--param mtry), or leave it out.");
        }
        Formula formula = Formula.lhs(TrainingSet.RESPONSE);
        return set.values().length > 0
                ? regression(formula, set, settings, seed, context)
                : classification(formula, set, settings, seed, context);
    }

    private static Scoring classification(Formula formula, TrainingSet set, Settings settings, long seed,
            JobContext context) {
        int trees = settings.whole("trees");
        Grower grower = (seeds, progress) -> RandomForest.fit(formula, set.frame(),
                new RandomForest.Options(seeds.length, settings.whole("mtry"), SplitRule.GINI,
                        settings.whole("max-depth"), settings.whole("max-nodes"), settings.whole("node-size"),
                        settings.number("subsample"), null, seeds, progress))
                .models();
        long[] seeds = seeds(seed, trees);
        RandomForest.Model[] models;
        try {
            models = grower.grow(seeds, new Progress<>(context, trees));
        } catch (IllegalArgumentException e) {
            if (!isUnmeasured(e)) {
                throw e;
            }
            models = oneByOne(grower, seeds, context);
        }
        return flat(models, set.features().width(), set.classes());
    }

    /** Grows one tree a seed. */
    @FunctionalInterface
    private interface Grower {
        RandomForest.Model[] grow(long[] seeds, Progress<RandomForest.TrainingStatus> progress);
    }

    /**
     * Smile measures each tree on the rows that it did not draw, and fails where just two classes are among those and they are
     * not the first two: with a rare class that is bound to happen to one of many trees, and takes all of them down.
     */
    private static boolean isUnmeasured(IllegalArgumentException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("can only be applied to binary classification")) {
                return true;
            }
        }
        return false;
    }

    /** Each tree for itself; one that cannot be measured is drawn again, from a seed that follows from its own. */
    private static RandomForest.Model[] oneByOne(Grower grower, long[] seeds, JobContext context) {
        List<RandomForest.Model> models = new ArrayList<>();
        for (int tree = 0; tree < seeds.length; tree++) {
            context.checkCancelled();
            context.progress(tree, seeds.length);
            models.add(drawn(grower, seeds[tree], context));
        }
        return models.toArray(RandomForest.Model[]::new);
    }

    private static RandomForest.Model drawn(Grower grower, long seed, JobContext context) {
        SplittableRandom further = new SplittableRandom(seed);
        long next = seed;
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            try {
                return grower.grow(new long[]{next}, new Progress<>(context, 1))[0];
            } catch (IllegalArgumentException e) {
                if (!isUnmeasured(e)) {
                    throw e;
                }
                next = further.nextLong(2, Long.MAX_VALUE);
            }
        }
        throw new RefusedException("random-forest cannot learn from these rows",
                "some class has so few rows that hardly any tree can be measured on those that it did not draw",
                "Add rows of the rare classes or join them, or choose another algorithm.");
    }

    static TreeEnsemble flat(RandomForest forest, int features, int classes) {
        return flat(forest.models(), features, classes);
    }

    private static TreeEnsemble flat(RandomForest.Model[] models, int features, int classes) {
        TreeFlattener flat = new TreeFlattener(features, classes);
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
