package secondlook.runtime.smile;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;
import smile.math.MathEx;
import smile.math.distance.EuclideanDistance;
import smile.math.rbf.GaussianRadialBasis;
import smile.math.rbf.RadialBasisFunction;
import smile.model.rbf.RBF;
import smile.regression.RBFNetwork;

/**
 * A normalised radial basis network (Moody and Darken 1989): centres by k-means, weights by least squares, for classes one
 * network each on 0 and 1. Smile's own network for classes takes the score that is furthest from 0, be it below or above.
 */
final class RadialLearner implements Learner {

    private static final int USUAL = 50;

    private static final VarHandle CENTRE = SmileInternals.field(RBF.class, "center", Object.class);
    private static final VarHandle FUNCTION = SmileInternals.field(RBF.class, "rbf", RadialBasisFunction.class);
    private static final VarHandle WEIGHTS = SmileInternals.field(RBFNetwork.class, "w", double[].class);

    @Override
    public Algorithm algorithm() {
        return Learner.both("rbf-network", "Radial basis network",
                Learner.whole("centres", "Number of centres (0: 50, or a third of the rows)", 0, 0, 5000),
                Learner.number("sigma", "Width of a centre (0: the root of half the features)", 0, 0, 1e6));
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
    public ScoreKind scoreKind() {
        return ScoreKind.MARGIN;
    }

    @Override
    public String caution() {
        return "The scores are those of a least squares fit, turned into shares: their scale is assumed. They order the"
                + " rows; calibrate before trusting a threshold.";
    }

    @Override
    public Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context) {
        MathEx.setSeed(seed);
        int wanted = settings.whole("centres");
        int centres = wanted > 0 ? wanted : Math.clamp(set.rows() / 3, 1, USUAL);
        if (centres > set.rows()) {
            throw new RefusedException("rbf-network cannot place " + centres + " centres",
                    "there are only " + set.rows() + " training rows",
                    "Give centres at most " + set.rows() + " (--param centres), or more rows.");
        }
        double[][] rows = set.features().toRows();
        double sigma = KernelLearner.sigma(settings.number("sigma"), set.features().width());
        RBF<double[]>[] bumps = RBF.of(centres(rows, centres), new GaussianRadialBasis(sigma), new EuclideanDistance());
        double[][] targets = set.values().length > 0 ? new double[][]{set.values()} : indicators(set);
        double[][] weights = new double[targets.length][];
        for (int k = 0; k < targets.length; k++) {
            context.checkCancelled();
            weights[k] = weights(RBFNetwork.fit(rows, targets[k], bumps, true));
            context.progress(k + 1L, targets.length);
        }
        return scoring(bumps, set.features().width(), set.classes(), true, weights);
    }

    private static double[][] centres(double[][] rows, int count) {
        RBF<double[]>[] found = RBF.fit(rows, count);
        return Arrays.stream(found).map(bump -> (double[]) CENTRE.get(bump)).toArray(double[][]::new);
    }

    /** Per class 1 for its rows and 0 for the others. */
    private static double[][] indicators(TrainingSet set) {
        double[][] targets = new double[set.classes()][set.rows()];
        for (int row = 0; row < set.rows(); row++) {
            targets[set.labels()[row]][row] = 1;
        }
        return targets;
    }

    static double[] weights(RBFNetwork<double[]> model) {
        return ((double[]) WEIGHTS.get(model)).clone();
    }

    static KernelScoring scoring(RBF<double[]>[] bumps, int features, int width, boolean normalised,
            double[][] weights) {
        double[][] centres = new double[bumps.length][];
        double[] scales = new double[bumps.length];
        for (int i = 0; i < bumps.length; i++) {
            centres[i] = ((double[]) CENTRE.get(bumps[i])).clone();
            scales[i] = ((GaussianRadialBasis) (RadialBasisFunction) FUNCTION.get(bumps[i])).scale();
        }
        return new KernelScoring(features, width, centres, scales, normalised, weights,
                new double[weights.length]);
    }
}
