package secondlook.runtime.smile;

import java.util.Arrays;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;
import smile.data.formula.Formula;
import smile.regression.ElasticNet;
import smile.regression.LASSO;
import smile.regression.LinearModel;
import smile.regression.OLS;
import smile.regression.RidgeRegression;

/** Linear regression, plain or with penalties on its weights. */
final class LinearRegressionLearner implements Learner {

    /** What is added to the squared error. */
    enum Penalty {
        /** Nothing: least squares, by a singular value decomposition that copes with features that depend on each other. */
        NONE,
        /** Squares of the weights (Hoerl and Kennard 1970). */
        RIDGE,
        /** Sizes of the weights (Tibshirani 1996). */
        LASSO,
        /** Both (Zou and Hastie 2005). */
        ELASTIC_NET
    }

    private final Penalty penalty;

    LinearRegressionLearner(Penalty penalty) {
        this.penalty = penalty;
    }

    @Override
    public Algorithm algorithm() {
        return switch (penalty) {
            case NONE -> Learner.regressor("linear-regression", "Linear regression");
            case RIDGE -> Learner.regressor("ridge", "Ridge regression",
                    Learner.number("lambda", "L2 penalty", 1, 1e-9, 1e9));
            case LASSO -> Learner.regressor("lasso", "Lasso", Learner.number("lambda", "L1 penalty", 1, 1e-9, 1e9),
                    Learner.whole("max-iterations", "Most iterations", 1000, 1, 100_000));
            case ELASTIC_NET -> Learner.regressor("elastic-net", "Elastic net",
                    Learner.number("lambda-1", "L1 penalty", 1, 1e-9, 1e9),
                    Learner.number("lambda-2", "L2 penalty", 1, 1e-9, 1e9));
        };
    }

    @Override
    public RecipeOptions recipe() {
        return RecipeOptions.SCALED;
    }

    @Override
    public boolean needsLinearAlgebra() {
        return true;
    }

    @Override
    public Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context) {
        Formula formula = Formula.lhs(TrainingSet.RESPONSE);
        LinearModel model = switch (penalty) {
            case NONE -> OLS.fit(formula, set.frame(), new OLS.Options(OLS.Method.SVD, false, false));
            case RIDGE -> RidgeRegression.fit(formula, set.frame(), settings.number("lambda"));
            case LASSO -> LASSO.fit(formula, set.frame(),
                    new LASSO.Options(settings.number("lambda"), 1e-4, settings.whole("max-iterations")));
            case ELASTIC_NET ->
                ElasticNet.fit(formula, set.frame(), settings.number("lambda-1"), settings.number("lambda-2"));
        };
        return plain(model, set.features().width());
    }

    static LinearScoring plain(LinearModel model, int features) {
        double[] weights = Arrays.copyOf(model.coefficients().toArray(new double[features]), features + 1);
        weights[features] = model.intercept();
        return new LinearScoring(features, 1, new double[][]{weights});
    }
}
