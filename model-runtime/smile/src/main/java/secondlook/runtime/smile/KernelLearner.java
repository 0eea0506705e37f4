package secondlook.runtime.smile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;
import smile.classification.SVM;
import smile.math.MathEx;
import smile.math.kernel.GaussianKernel;
import smile.model.svm.KernelMachine;

/**
 * Support vector machines with a Gaussian kernel (Cortes and Vapnik 1995; for quantities Smola and Schölkopf 2004). More
 * than two classes: one machine for each against the rest.
 */
final class KernelLearner implements Learner {

    @Override
    public Algorithm algorithm() {
        return Learner.both("svm", "Support vector machine",
                Learner.number("penalty", "Cost of a row on the wrong side (C)", 1, 1e-6, 1e6),
                Learner.number("sigma", "Width of the Gaussian kernel (0: the root of half the features)", 0, 0, 1e6),
                Learner.number("tolerance", "Stop when the gain is below", 1e-3, 1e-9, 0.1),
                Learner.number("tube", "Error that costs nothing, in standard deviations (regression)", 0.1, 1e-6, 10));
    }

    @Override
    public RecipeOptions recipe() {
        return RecipeOptions.SCALED;
    }

    @Override
    public ScoreKind scoreKind() {
        return ScoreKind.MARGIN;
    }

    @Override
    public String caution() {
        return "The scores are distances from a border, turned into shares: their scale is assumed. They order the rows;"
                + " calibrate before trusting a threshold.";
    }

    @Override
    public Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context) {
        MathEx.setSeed(seed);
        double sigma = sigma(settings.number("sigma"), set.features().width());
        GaussianKernel kernel = new GaussianKernel(sigma);
        double[][] rows = set.features().toRows();
        List<KernelMachine<double[]>> machines = new ArrayList<>();
        if (set.values().length > 0) {
            return quantity(set, settings, kernel, rows);
        }
        int wanted = set.classes() == 2 ? 1 : set.classes();
        for (int k = 0; k < wanted; k++) {
            context.checkCancelled();
            int positive = set.classes() == 2 ? 1 : k;
            int[] sides = Arrays.stream(set.labels()).map(label -> label == positive ? 1 : -1).toArray();
            machines.add(SVM.fit(rows, sides, kernel,
                    new SVM.Options(settings.number("penalty"), settings.number("tolerance"), 1)));
            context.progress(k + 1L, wanted);
        }
        return plain(machines, set.features().width(), set.classes(), sigma);
    }

    private static Scoring quantity(TrainingSet set, Settings settings, GaussianKernel kernel, double[][] rows) {
        TargetScale scale = TargetScale.of(set.values());
        KernelMachine<double[]> machine = smile.regression.SVM.fit(rows, scale.scaled(set.values()), kernel,
                new smile.regression.SVM.Options(settings.number("tube"), settings.number("penalty"),
                        settings.number("tolerance")));
        return scale.restored(plain(List.of(machine), set.features().width(), 1, kernel.scale()));
    }

    /** Standardised features lie about as far apart as there are of them. */
    static double sigma(double given, int features) {
        return given > 0 ? given : Math.sqrt(features / 2.0);
    }

    /** A row that supports several machines is kept once. */
    static KernelScoring plain(List<KernelMachine<double[]>> machines, int features, int classes, double sigma) {
        Map<double[], Integer> places = new IdentityHashMap<>();
        List<double[]> centres = new ArrayList<>();
        for (KernelMachine<double[]> machine : machines) {
            for (double[] vector : machine.vectors()) {
                if (places.putIfAbsent(vector, centres.size()) == null) {
                    centres.add(vector);
                }
            }
        }
        double[][] weights = new double[machines.size()][centres.size()];
        double[] constants = new double[machines.size()];
        for (int k = 0; k < machines.size(); k++) {
            KernelMachine<double[]> machine = machines.get(k);
            constants[k] = machine.intercept();
            for (int i = 0; i < machine.vectors().length; i++) {
                weights[k][places.getOrDefault(machine.vectors()[i], -1)] += machine.weights()[i];
            }
        }
        double[] scales = new double[centres.size()];
        Arrays.fill(scales, sigma);
        return new KernelScoring(features, classes, centres.toArray(double[][]::new), scales, false, weights,
                constants);
    }
}
