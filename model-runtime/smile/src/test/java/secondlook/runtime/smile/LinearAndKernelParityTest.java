package secondlook.runtime.smile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.job.JobContext;
import smile.classification.FLD;
import smile.classification.NaiveBayes;
import smile.classification.SVM;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.math.kernel.GaussianKernel;
import smile.model.rbf.RBF;
import smile.model.svm.KernelMachine;
import smile.regression.ElasticNet;
import smile.regression.GaussianProcessRegression;
import smile.regression.LASSO;
import smile.regression.LinearModel;
import smile.regression.OLS;
import smile.regression.RBFNetwork;
import smile.regression.RidgeRegression;
import smile.stat.distribution.Distribution;
import smile.stat.distribution.GaussianDistribution;

/** Kernel machines, discriminants and linear regressions as plain arrays give what Smile's own models give. */
class LinearAndKernelParityTest {

    private static final Formula FORMULA = Formula.lhs(TrainingSet.RESPONSE);

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void kernels(int classes) {
        TrainingSet set = SmileParityTest.set(classes);
        double[][] rows = set.features().toRows();
        int p = set.features().width();
        List<KernelMachine<double[]>> machines = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            int positive = k;
            int[] sides = Arrays.stream(set.labels()).map(label -> label == positive ? 1 : -1).toArray();
            machines.add(SVM.fit(rows, sides, new GaussianKernel(2), new SVM.Options(1)));
        }
        SmileParityTest.same(KernelLearner.plain(machines, p, classes, 2), set, (row, out) -> {
            for (int k = 0; k < classes; k++) {
                out[k] = machines.get(k).score(rows[row]);
            }
        }, 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void discriminants(int classes) {
        LinearAlgebra.load();
        TrainingSet set = SmileParityTest.separate(classes);
        double[][] rows = set.features().toRows();
        FLD model = FLD.fit(rows, set.labels());
        SmileParityTest.sameLabels(FisherLearner.plain(model, set.features().width(), classes), set,
                row -> model.predict(rows[row]));
    }

    @Test
    void naiveBayes() {
        TrainingSet set = SmileParityTest.separate(3);
        double[][] rows = set.features().toRows();
        int p = set.features().width();
        NaiveLearner learner = new NaiveLearner();
        GaussianScoring ours = (GaussianScoring) learner.fit(set,
                Settings.of(learner.algorithm(), Map.of("smoothing", "0")), 1, JobContext.NONE);
        double[] shares = new double[3];
        Distribution[][] densities = new Distribution[3][p];
        for (int k = 0; k < 3; k++) {
            int label = k;
            int[] of = IntStream.range(0, rows.length).filter(i -> set.labels()[i] == label).toArray();
            shares[k] = (double) of.length / rows.length;
            for (int f = 0; f < p; f++) {
                int feature = f;
                double[] values = Arrays.stream(of).mapToDouble(i -> rows[i][feature]).toArray();
                double mean = Arrays.stream(values).average().orElseThrow();
                double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
                densities[k][f] = new GaussianDistribution(mean, Math.sqrt(variance));
            }
        }
        NaiveBayes theirs = new NaiveBayes(shares, densities);
        SmileParityTest.same(ours, set, (row, out) -> theirs.predict(rows[row], out), 1e-5);
    }

    @Test
    void linearRegressions() {
        LinearAlgebra.load();
        TrainingSet set = SmileParityTest.quantity(SmileParityTest.separate(2));
        DataFrame frame = set.frame();
        int p = set.features().width();
        for (LinearModel model : List.of(OLS.fit(FORMULA, frame), RidgeRegression.fit(FORMULA, frame, 0.5),
                LASSO.fit(FORMULA, frame, new LASSO.Options(0.5)), ElasticNet.fit(FORMULA, frame, 0.5, 0.5))) {
            SmileParityTest.same(LinearRegressionLearner.plain(model, p), set,
                    (row, out) -> out[0] = model.predict(frame.get(row)), 1e-10);
        }
    }

    @Test
    void kernelRegressions() {
        LinearAlgebra.load();
        TrainingSet set = SmileParityTest.quantity();
        double[][] rows = set.features().toRows();
        int p = set.features().width();
        GaussianKernel kernel = new GaussianKernel(1.5);
        KernelMachine<double[]> machine = smile.regression.SVM.fit(rows, set.values(), kernel,
                new smile.regression.SVM.Options(0.1, 1, 1e-3));
        SmileParityTest.same(KernelLearner.plain(List.of(machine), p, 1, 1.5), set,
                (row, out) -> out[0] = machine.score(rows[row]),
                1e-10);
        var process = GaussianProcessRegression.fit(rows, set.values(), kernel,
                new GaussianProcessRegression.Options(0.1, false));
        SmileParityTest.same(ProcessLearner.plain(process, p, 1.5), set,
                (row, out) -> out[0] = process.predict(rows[row]), 1e-8);
        RBF<double[]>[] bumps = RBF.fit(rows, 15);
        for (boolean normalised : new boolean[]{false, true}) {
            RBFNetwork<double[]> network = RBFNetwork.fit(rows, set.values(), bumps, normalised);
            KernelScoring ours = RadialLearner.scoring(bumps, p, 1, normalised,
                    new double[][]{RadialLearner.weights(network)});
            SmileParityTest.same(ours, set, (row, out) -> out[0] = network.predict(rows[row]), 1e-8);
        }
    }
}
