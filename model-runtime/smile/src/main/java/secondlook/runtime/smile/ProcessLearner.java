package secondlook.runtime.smile;

import java.util.Arrays;
import java.util.SplittableRandom;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;
import smile.math.kernel.GaussianKernel;
import smile.regression.GaussianProcessRegression;

/**
 * Gaussian process regression (Rasmussen and Williams 2006) with a Gaussian kernel. Above a number of rows the mean is made of
 * some of them only (subset of regressors, §8.3.1), since time grows with the cube of their number.
 */
final class ProcessLearner implements Learner {

    @Override
    public Algorithm algorithm() {
        return Learner.regressor("gaussian-process", "Gaussian process",
                Learner.number("noise", "Variance of the noise, in variances of the target", 0.1, 1e-6, 100),
                Learner.number("sigma", "Width of the Gaussian kernel (0: the root of half the features)", 0, 0, 1e6),
                Learner.whole("regressors", "Most rows that the mean is made of", 500, 2, 5000));
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
        double[][] rows = set.features().toRows();
        TargetScale scale = TargetScale.of(set.values());
        double[] values = scale.scaled(set.values());
        double sigma = KernelLearner.sigma(settings.number("sigma"), set.features().width());
        GaussianKernel kernel = new GaussianKernel(sigma);
        GaussianProcessRegression.Options options = new GaussianProcessRegression.Options(settings.number("noise"),
                false);
        int most = settings.whole("regressors");
        GaussianProcessRegression<double[]> model = rows.length <= most
                ? GaussianProcessRegression.fit(rows, values, kernel, options)
                : GaussianProcessRegression.fit(rows, values, some(rows, most, seed), kernel, options);
        return scale.restored(plain(model, set.features().width(), sigma));
    }

    static KernelScoring plain(GaussianProcessRegression<double[]> model, int features, double sigma) {
        int m = model.regressors.length;
        double[] scales = new double[m];
        Arrays.fill(scales, sigma);
        return new KernelScoring(features, 1, model.regressors.clone(), scales, false,
                new double[][]{model.w.toArray(new double[m])}, new double[1]);
    }

    private static double[][] some(double[][] rows, int count, long seed) {
        double[][] chosen = rows.clone();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i, chosen.length);
            double[] row = chosen[i];
            chosen[i] = chosen[j];
            chosen[j] = row;
        }
        return Arrays.copyOf(chosen, count);
    }
}
