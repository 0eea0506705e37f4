package secondlook.runtime.smile;

import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;

/** Gaussian naive Bayes: within a class every feature varies on its own (Hastie, Tibshirani and Friedman 2009, §6.6.3). */
final class NaiveLearner implements Learner {

    @Override
    public Algorithm algorithm() {
        return Learner.classifier("naive-bayes", "Naive Bayes",
                Learner.number("smoothing", "Share of a feature's variance that is added in each class", 0.1, 0, 1));
    }

    @Override
    public RecipeOptions recipe() {
        return RecipeOptions.SCALED;
    }

    @Override
    public String caution() {
        return "Naive Bayes takes features for independent: where they are not, its confidence is too near 0 or 1."
                + " Calibrate before trusting a threshold.";
    }

    @Override
    public Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context) {
        int p = set.features().width();
        ClassMoments moments = ClassMoments.ofVariances(set, context);
        double[] all = moments.total();
        List<GaussianScoring.Gaussian> classes = new ArrayList<>();
        for (int k = 0; k < set.classes(); k++) {
            double[] variances = new double[p];
            double constant = Math.log((double) moments.count(k) / set.rows());
            for (int f = 0; f < p; f++) {
                // A feature that never varies tells nothing; any variance does for it.
                double added = all[f] > 0 ? Math.max(settings.number("smoothing"), 1e-9) * all[f] : 1;
                variances[f] = moments.variance(k, f) + added;
                constant -= 0.5 * Math.log(variances[f]);
            }
            classes.add(new GaussianScoring.Gaussian(constant, moments.mean(k), variances, new double[0][]));
        }
        return new GaussianScoring(p, set.classes(), classes);
    }
}
