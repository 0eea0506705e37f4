package secondlook.runtime.smile;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;
import smile.classification.FLD;
import smile.tensor.DenseMatrix;
import smile.tensor.Vector;

/**
 * Fisher's linear discriminant (Fisher 1936): the class whose centre is nearest along the axes that part the classes best.
 * What a row's squared distances to two centres differ by is linear in the row, so the model is kept as a linear one.
 */
final class FisherLearner implements Learner {

    private static final VarHandle AXES = SmileInternals.field(FLD.class, "scaling", DenseMatrix.class);
    private static final VarHandle MEAN = SmileInternals.field(FLD.class, "mean", Vector.class);
    private static final VarHandle CENTRES = SmileInternals.field(FLD.class, "mu", Vector[].class);

    @Override
    public Algorithm algorithm() {
        return Learner.classifier("fld", "Fisher's linear discriminant",
                Learner.number("tolerance", "Smallest variance that is not taken for 0", 1e-4, 1e-12, 1));
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
    public String caution() {
        return "The scores are made from distances to the classes' centres: their scale is assumed. They order the rows;"
                + " calibrate before trusting a threshold.";
    }

    @Override
    public Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context) {
        FLD model = FLD.fit(set.features().toRows(), set.labels(), -1, settings.number("tolerance"));
        return plain(model, set.features().width(), set.classes());
    }

    private static double[] values(Vector vector) {
        return vector.toArray(new double[vector.size()]);
    }

    static LinearScoring plain(FLD model, int features, int classes) {
        DenseMatrix axes = (DenseMatrix) AXES.get(model);
        double[] mean = values((Vector) MEAN.get(model));
        double[][] centres = Arrays.stream((Vector[]) CENTRES.get(model)).map(FisherLearner::values)
                .toArray(double[][]::new);
        double[][] all = new double[classes][features + 1];
        for (int k = 0; k < classes; k++) {
            for (int j = 0; j < centres[k].length; j++) {
                // Smile keeps the centres as they lie around the overall mean.
                double centre = centres[k][j] + mean[j];
                for (int f = 0; f < features; f++) {
                    all[k][f] += centre * axes.get(f, j);
                }
                all[k][features] -= 0.5 * centre * centre;
            }
        }
        // The scoring wants differences: of the second class to the first of two, otherwise of each class to the last.
        double[] zero = all[classes == 2 ? 0 : classes - 1];
        double[][] weights = new double[classes - 1][features + 1];
        for (int k = 0; k < classes - 1; k++) {
            double[] of = all[classes == 2 ? 1 : k];
            for (int f = 0; f <= features; f++) {
                weights[k][f] = of[f] - zero[f];
            }
        }
        return new LinearScoring(features, classes, weights);
    }
}
