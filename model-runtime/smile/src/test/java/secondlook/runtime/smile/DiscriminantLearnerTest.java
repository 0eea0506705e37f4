package secondlook.runtime.smile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.recipe.FeatureMatrix;

class DiscriminantLearnerTest {

    private static final int[] LABELS = {0, 0, 0, 0, 1, 1, 1, 1};

    /** Two classes in one dimension: means 1.5 and 6, sums of squares 5 and 20. */
    private static final double[] ONE = {0, 1, 2, 3, 3, 5, 7, 9};

    private static Scoring fit(boolean quadratic, Map<String, String> parameters, double[]... columns) {
        LinearAlgebra.load();
        DiscriminantLearner learner = new DiscriminantLearner(quadratic);
        FeatureMatrix features = new FeatureMatrix(List.of("a", "b").subList(0, columns.length), LABELS.length,
                columns, 0, 0);
        return learner.fit(new TrainingSet(features, LABELS, new double[0], 2),
                Settings.of(learner.algorithm(), parameters), 1, JobContext.NONE);
    }

    private static double[] score(Scoring model, double... x) {
        double[][] columns = new double[x.length][1];
        for (int f = 0; f < x.length; f++) {
            columns[f][0] = x[f];
        }
        double[] out = new double[2];
        model.score(columns, 0, 1, out);
        return out;
    }

    private static double[] gaussians(double x, double v0, double v1) {
        double a = Math.exp(-0.5 * (x - 1.5) * (x - 1.5) / v0) / Math.sqrt(v0);
        double b = Math.exp(-0.5 * (x - 6) * (x - 6) / v1) / Math.sqrt(v1);
        return new double[]{a / (a + b), b / (a + b)};
    }

    @Test
    void givesTheDensitiesOfTheTextbook() {
        Scoring linear = fit(false, Map.of("shrinkage", "0"), ONE);
        assertArrayEquals(gaussians(3.2, 25.0 / 6, 25.0 / 6), score(linear, 3.2), 1e-12);
        Scoring quadratic = fit(true, Map.of("shrinkage", "0", "pooling", "0"), ONE);
        assertArrayEquals(gaussians(3.2, 5.0 / 3, 20.0 / 3), score(quadratic, 3.2), 1e-12);
        Scoring pooled = fit(true, Map.of("shrinkage", "0", "pooling", "1"), ONE);
        assertArrayEquals(score(linear, 3.2), score(pooled, 3.2), 1e-12);
    }

    @Test
    void aFeatureThatRepeatsAnotherDoesNoHarm() {
        double[] opposite = new double[ONE.length];
        for (int i = 0; i < opposite.length; i++) {
            opposite[i] = 1 - ONE[i];
        }
        double[] once = score(fit(false, Map.of("shrinkage", "0"), ONE), 3.2);
        double[] twice = score(fit(false, Map.of("shrinkage", "0"), ONE, opposite), 3.2, 1 - 3.2);
        assertArrayEquals(once, twice, 1e-6);
        assertTrue(Double.isFinite(score(fit(true, Map.of(), ONE, opposite), 3.2, -2.2)[0]));
    }
}
