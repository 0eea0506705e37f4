package secondlook.app.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.train.TrainResult.ClassCount;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.recipe.TargetLabels;
import secondlook.runtime.train.RowSelection;

/**
 * How a model does on rows that it has not seen.
 *
 * @param metrics by snake_case name; {@code null} where not available
 * @param classes counts per class; empty for a regression
 */
record TestMeasurement(Map<String, @Nullable Double> metrics, List<ClassCount> classes) {

    private static final int BATCH = 8192;

    /**
     * @param test  rows to measure on, perhaps none
     * @param train rows it was fitted on, for the counts
     */
    static TestMeasurement of(Model model, TrainingRows rows, int[] test, int[] train, JobContext context) {
        context.step("Measuring on the test rows");
        RawScores scores = score(model, RowSelection.of(rows.features(), test), context);
        ColumnVector truth = RowSelection.of(rows.target(), test);
        TargetLabels labels = new TargetLabels(model.signature().classes());
        if (labels.classes().isEmpty()) {
            return regression(scores, truth);
        }
        int[] trained = labels.encode(RowSelection.of(rows.target(), train), train.length);
        return classification(model, scores, labels.encode(truth, test.length), trained);
    }

    /** What the model says of rows that have its columns by name. */
    static RawScores score(Model model, FeatureBatch batch, JobContext context) {
        SchemaBinding binding = SchemaBinder.bind(model.signature(), batch.schema(), BindingRequest.BY_NAME)
                .orRefuse("the trained model", "its own training rows");
        List<ColumnVector> columns = binding.columns().stream().map(batch::column).toList();
        FeatureBatch bound = new FeatureBatch(binding.schema(batch.schema()), batch.rows(), columns);
        int width = Math.max(1, model.signature().classes().size());
        double[] all = new double[batch.rows() * width];
        try (Scorer scorer = model.scorer(binding)) {
            for (int from = 0; from < batch.rows(); from += BATCH) {
                context.checkCancelled();
                int first = from;
                int[] part = new int[Math.min(BATCH, batch.rows() - from)];
                Arrays.setAll(part, i -> first + i);
                RawScores scores = scorer.score(RowSelection.of(bound, part), context);
                System.arraycopy(scores.values(), 0, all, from * width, part.length * width);
                context.progress(from + part.length, batch.rows());
            }
        }
        return new RawScores(batch.rows(), width, all);
    }

    private static TestMeasurement classification(Model model, RawScores scores, int[] truth, int[] trained) {
        List<String> names = model.signature().classes();
        int classes = names.size();
        Distributions.Batch batch = Distributions.of(scores, model.signature().scoreKind(), classes);
        long[] of = new long[classes];
        long[] predicted = new long[classes];
        long[] correct = new long[classes];
        long valid = 0;
        long labelled = 0;
        long right = 0;
        double confidence = 0;
        for (int row = 0; row < batch.rows(); row++) {
            if (batch.status()[row] == RowStatus.INVALID.code()) {
                continue;
            }
            valid++;
            int top = Measure.argMax(batch.probabilities(), row * classes, classes);
            confidence += batch.probabilities()[row * classes + top];
            predicted[top]++;
            if (truth[row] != TargetLabels.NONE) {
                labelled++;
                of[truth[row]]++;
                if (top == truth[row]) {
                    right++;
                    correct[top]++;
                }
            }
        }
        Map<String, @Nullable Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", ratio(right, labelled));
        metrics.put("mean_confidence", valid == 0 ? null : confidence / valid);
        metrics.put("invalid", (double) (batch.rows() - valid));
        long[] learned = new long[classes];
        for (int label : trained) {
            if (label != TargetLabels.NONE) {
                learned[label]++;
            }
        }
        List<ClassCount> counts = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            counts.add(new ClassCount(names.get(k), learned[k], of[k], predicted[k], correct[k]));
        }
        return new TestMeasurement(metrics, counts);
    }

    private static TestMeasurement regression(RawScores scores, ColumnVector truth) {
        int n = 0;
        double mean = 0;
        double squares = 0;
        double absolute = 0;
        double spread = 0;
        for (int row = 0; row < scores.rows(); row++) {
            double actual = truth.asReal(row);
            double error = scores.values()[row] - actual;
            if (Double.isFinite(error)) {
                n++;
                squares += error * error;
                absolute += Math.abs(error);
                // Welford 1962
                double step = actual - mean;
                mean += step / n;
                spread += step * (actual - mean);
            }
        }
        Map<String, @Nullable Double> metrics = new LinkedHashMap<>();
        metrics.put("rmse", n == 0 ? null : Math.sqrt(squares / n));
        metrics.put("mae", n == 0 ? null : absolute / n);
        metrics.put("r2", spread > 0 ? 1 - squares / spread : null);
        return new TestMeasurement(metrics, List.of());
    }

    private static @Nullable Double ratio(long part, long of) {
        return of == 0 ? null : (double) part / of;
    }
}
