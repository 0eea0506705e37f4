package secondlook.runtime.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.InputRules;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.drift.ConfidenceBasedEstimate;
import secondlook.runtime.drift.ExpectedAuc;

final class CbpeCases implements CaseFamily {

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        int classes = input.count("p_");
        double[] p = input.matrix("p_");
        LabelledRows labelled = LabelledRows.of(p, classes, ReferenceCase.truth(input, classes));
        int n = 0;
        for (int row = 0; row < input.rows().size(); row++) {
            if (InputRules.apply(p, row * classes, classes) != RowStatus.INVALID) {
                System.arraycopy(p, row * classes, p, n++ * classes, classes);
            }
        }
        double[] usable = Arrays.copyOf(p, n * classes);
        ConfidenceBasedEstimate estimate = ConfidenceBasedEstimate.of(usable, classes);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("n", n);
        values.put("estimated_accuracy", estimate.accuracy());
        values.put("realised_accuracy", labelled.topLabel().accuracy());
        if (classes == 2) {
            putBinary(values, estimate, usable);
        } else {
            putMany(values, estimate, usable);
        }
        return Answer.of(values);
    }

    private static void putBinary(Map<String, @Nullable Object> values, ConfidenceBasedEstimate estimate, double[] p) {
        double[][] c = estimate.confusion();
        values.put("estimated_confusion", Map.of("tp", c[1][1], "fp", c[0][1], "fn", c[1][0], "tn", c[0][0]));
        values.put("estimated_precision", estimate.precision(1));
        values.put("estimated_recall", estimate.recall(1));
        values.put("estimated_f1", estimate.f1(1));
        values.put("estimated_auc", ExpectedAuc.of(column(p, 2, 1)));
    }

    private static void putMany(Map<String, @Nullable Object> values, ConfidenceBasedEstimate estimate, double[] p) {
        int classes = estimate.confusion().length;
        List<List<Double>> confusion = Arrays.stream(estimate.confusion())
                .map(row -> Arrays.stream(row).boxed().toList()).toList();
        List<Double> precision = new ArrayList<>();
        List<Double> recall = new ArrayList<>();
        List<Double> f1 = new ArrayList<>();
        double auc = 0;
        for (int k = 0; k < classes; k++) {
            precision.add(estimate.precision(k));
            recall.add(estimate.recall(k));
            f1.add(estimate.f1(k));
            auc += ExpectedAuc.of(column(p, classes, k)) / classes;
        }
        values.put("estimated_confusion", confusion);
        values.put("estimated_precision_per_class", precision);
        values.put("estimated_recall_per_class", recall);
        values.put("estimated_f1_per_class", f1);
        values.put("estimated_precision_macro", mean(precision));
        values.put("estimated_recall_macro", mean(recall));
        values.put("estimated_f1_macro", mean(f1));
        values.put("estimated_auc", auc);
        values.put("estimated_auc_macro", auc);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static double[] column(double[] p, int classes, int k) {
        double[] column = new double[p.length / classes];
        for (int row = 0; row < column.length; row++) {
            column[row] = p[row * classes + k];
        }
        return column;
    }
}
