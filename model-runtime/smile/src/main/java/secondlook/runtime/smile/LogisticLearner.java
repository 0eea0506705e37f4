package secondlook.runtime.smile;

import java.util.Arrays;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;
import smile.classification.LogisticRegression;

/** Logistic regression with an L2 penalty, fitted by BFGS. */
final class LogisticLearner implements Learner {

    @Override
    public Algorithm algorithm() {
        return Learner.classifier("logistic-regression", "Logistic regression",
                Learner.number("lambda", "L2 penalty", 0.1, 0, 1e6),
                Learner.number("tolerance", "Stop when the gain is below", 1e-5, 1e-12, 0.1),
                Learner.whole("max-iterations", "Most iterations", 500, 1, 100_000));
    }

    @Override
    public RecipeOptions recipe() {
        return RecipeOptions.SCALED;
    }

    @Override
    public Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context) {
        LogisticRegression model = LogisticRegression.fit(set.features().toRows(), set.labels(),
                new LogisticRegression.Options(settings.number("lambda"), settings.number("tolerance"),
                        settings.whole("max-iterations")));
        return plain(model, set.features().width(), set.classes());
    }

    static LinearScoring plain(LogisticRegression model, int features, int classes) {
        return switch (model) {
            case LogisticRegression.Binomial two ->
                new LinearScoring(features, 2, new double[][]{two.coefficients().clone()});
            case LogisticRegression.Multinomial many -> new LinearScoring(features, classes,
                    Arrays.stream(many.coefficients()).limit(classes - 1L).map(double[]::clone)
                            .toArray(double[][]::new));
            default -> throw new IllegalStateException("Smile has changed: " + model.getClass());
        };
    }
}
