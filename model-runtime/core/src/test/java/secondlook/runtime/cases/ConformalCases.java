package secondlook.runtime.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.conformal.ConformalClassifier;
import secondlook.runtime.conformal.ConformalRank;
import secondlook.runtime.conformal.ConformalScore;
import secondlook.runtime.conformal.SetSizes;
import secondlook.runtime.decision.InputRules;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

final class ConformalCases implements CaseFamily {

    private static final String MONDRIAN = "mondrian_";

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        int classes = input.count("p_");
        double[] p = input.matrix("p_");
        int[] truth = ReferenceCase.truth(input, classes);
        int[] calibrationTruth = new int[truth.length];
        double[] testP = new double[p.length];
        int[] testTruth = new int[truth.length];
        int tests = 0;
        for (int row = 0; row < truth.length; row++) {
            boolean calibration = input.cell(row, "split").startsWith("cal");
            calibrationTruth[row] = calibration ? truth[row] : Predictions.NO_TRUTH;
            System.arraycopy(p, row * classes, testP, tests * classes, classes);
            if (!calibration && InputRules.apply(testP, tests * classes, classes) != RowStatus.INVALID) {
                testTruth[tests++] = truth[row];
            }
        }
        LabelledRows rows = LabelledRows.of(p, classes, calibrationTruth);
        ConformalScore raps = new ConformalScore.Adaptive(reference.paramIn("raps", "lambda", 0.1),
                (int) reference.paramIn("raps", "k_reg", 2));
        Map<String, ConformalScore> scores = Map.of("lac", new ConformalScore.LeastAmbiguous(), "aps",
                new ConformalScore.Adaptive(), "raps", raps);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String key : reference.keys()) {
            if (key.startsWith("alpha=")) {
                double alpha = Double.parseDouble(key.substring("alpha=".length()));
                Map<String, @Nullable Object> out = new LinkedHashMap<>();
                out.put("k", ConformalRank.of(rows.rows(), alpha));
                out.put("n", rows.rows());
                for (Map.Entry<String, ConformalScore> score : scores.entrySet()) {
                    double[] test = Arrays.copyOf(testP, tests * classes);
                    int[] known = Arrays.copyOf(testTruth, tests);
                    out.put(score.getKey(), summary(ConformalClassifier.fit(rows, score.getValue(), alpha), false, test,
                            known));
                    out.put(MONDRIAN + score.getKey(), summary(
                            ConformalClassifier.fitPerClass(rows, score.getValue(), alpha), true, test, known));
                }
                values.put(key, out);
            }
        }
        return Answer.of(values);
    }

    private static Map<String, @Nullable Object> summary(ConformalClassifier fitted, boolean perClass, double[] p,
            int[] truth) {
        SetSizes sizes = SetSizes.of(fitted, p, truth);
        List<String> sets = new ArrayList<>();
        for (int row = 0; row < truth.length; row++) {
            StringBuilder set = new StringBuilder();
            for (boolean in : fitted.set(p, row * fitted.classes())) {
                set.append(in ? '1' : '0');
            }
            sets.add(set.toString());
        }
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("qhat", perClass ? null : finite(fitted.threshold()[0]));
        out.put("mean_set_size", sizes.meanSize());
        out.put("coverage", sizes.coverage());
        out.put("empty", sizes.empty());
        out.put("singletons", sizes.singletons());
        out.put("sets", sets);
        if (perClass) {
            out.put("qhat_per_class",
                    Arrays.stream(fitted.threshold()).mapToObj(ConformalCases::finite).toList());
        }
        return out;
    }

    /** The cases write null for an infinite threshold; NaN stands for null here. */
    private static double finite(double threshold) {
        return Double.isInfinite(threshold) ? Double.NaN : threshold;
    }
}
