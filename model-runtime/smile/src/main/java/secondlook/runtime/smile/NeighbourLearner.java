package secondlook.runtime.smile;

import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;

/** k-nearest neighbours (Cover and Hart 1967). */
final class NeighbourLearner implements Learner {

    @Override
    public Algorithm algorithm() {
        return Learner.classifier("knn", "k-nearest neighbours",
                Learner.whole("k", "Number of neighbours", 10, 1, 10_000));
    }

    @Override
    public RecipeOptions recipe() {
        return RecipeOptions.SCALED;
    }

    @Override
    public String caution() {
        return "The scores are shares of the k neighbours: they take only k + 1 values. The model file holds the training"
                + " rows.";
    }

    @Override
    public Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context) {
        int k = settings.whole("k");
        if (k > set.rows()) {
            throw new RefusedException("knn cannot look at " + k + " neighbours",
                    "there are only " + set.rows() + " training rows",
                    "Give k at most " + set.rows() + " (--param k).");
        }
        return new NeighbourScoring(set.features().width(), set.classes(), set.features().toRows(), set.labels(), k);
    }
}
