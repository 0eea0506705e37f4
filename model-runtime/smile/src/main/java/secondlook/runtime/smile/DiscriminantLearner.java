package secondlook.runtime.smile;

import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;
import smile.linalg.UPLO;
import smile.tensor.DenseMatrix;
import smile.tensor.EVD;

/**
 * Linear and quadratic discriminant analysis (Hastie, Tibshirani and Friedman 2009, §4.3), each covariance
 * shrunk towards a round one of the same trace and, where every class has its own, before that towards the pooled one (Friedman
 * 1989), so that 0/1 features that sum to one and classes of few rows do no harm. The fit is made here on
 * Smile's eigenvalues: Smile 6.2.5's own linear one takes the covariance of all rows together instead of that within the
 * classes (87 % of the iris rows right where it should be 98 %), and both refuse a covariance that is nearly singular.
 * Fitting needs OpenBLAS; scoring does not.
 */
final class DiscriminantLearner implements Learner {

    /** Below this share of the mean variance a direction is taken for one without any. */
    private static final double LEAST = 1e-9;

    private static final Algorithm.Parameter SHRINKAGE = Learner.number("shrinkage",
            "How far each covariance is drawn towards a round one", 0.001, 0, 1);

    private final boolean quadratic;

    DiscriminantLearner(boolean quadratic) {
        this.quadratic = quadratic;
    }

    @Override
    public Algorithm algorithm() {
        return quadratic
                ? Learner.classifier("qda", "Quadratic discriminant analysis",
                        Learner.number("pooling", "How far each class's covariance is drawn towards the pooled one",
                                0.02,
                                0, 1),
                        SHRINKAGE)
                : Learner.classifier("lda", "Linear discriminant analysis", SHRINKAGE);
    }

    @Override
    public boolean needsLinearAlgebra() {
        return true;
    }

    @Override
    public RecipeOptions recipe() {
        return RecipeOptions.SCALED;
    }

    @Override
    public Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context) {
        double shrinkage = settings.number("shrinkage");
        int p = set.features().width();
        ClassMoments moments = ClassMoments.of(set, context);
        List<GaussianScoring.Gaussian> classes = new ArrayList<>();
        double pooling = quadratic ? settings.number("pooling") : 1;
        Axes shared = quadratic ? null : Axes.of(moments.covariance(0, 1), shrinkage);
        for (int k = 0; k < set.classes(); k++) {
            context.checkCancelled();
            context.progress(k, set.classes());
            Axes axes = shared != null ? shared : Axes.of(moments.covariance(k, pooling), shrinkage);
            double constant = Math.log((double) moments.count(k) / set.rows()) - 0.5 * axes.logDeterminant();
            classes.add(new GaussianScoring.Gaussian(constant, moments.mean(k), axes.variances(), axes.vectors()));
        }
        return new GaussianScoring(p, set.classes(), classes);
    }

    /** Eigenvalues and eigenvectors of a covariance; {@code vectors[i]} belongs to {@code variances[i]}. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Axes(double[] variances, double[][] vectors) {

        static Axes of(double[][] covariance, double shrinkage) {
            int p = covariance.length;
            double mean = 0;
            for (int f = 0; f < p; f++) {
                mean += covariance[f][f] / p;
            }
            if (!(mean > 0)) {
                throw new RefusedException("the classes have no spread to compare",
                        "the features of a class are the same in all of its rows",
                        "Give more rows, or try another algorithm such as random-forest.");
            }
            DenseMatrix matrix = DenseMatrix.of(covariance);
            matrix.withUplo(UPLO.LOWER);
            EVD eigen = matrix.eigen();
            double[] variances = eigen.wr().toArray(new double[p]);
            double[][] vectors = new double[p][p];
            for (int i = 0; i < p; i++) {
                double own = Math.max(variances[i], LEAST * mean);
                variances[i] = (1 - shrinkage) * own + shrinkage * mean;
                for (int f = 0; f < p; f++) {
                    vectors[i][f] = eigen.Vr().get(f, i);
                }
            }
            return new Axes(variances, vectors);
        }

        double logDeterminant() {
            double sum = 0;
            for (double variance : variances) {
                sum += Math.log(variance);
            }
            return sum;
        }
    }
}
