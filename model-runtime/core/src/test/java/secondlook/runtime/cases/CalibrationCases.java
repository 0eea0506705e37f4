package secondlook.runtime.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.calibration.BrierDecomposition;
import secondlook.runtime.calibration.ReliabilityBin;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.decision.TopLabel;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;
import secondlook.runtime.evaluation.Evaluation;

final class CalibrationCases implements CaseFamily {

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        if (input.has("k") && input.has("n")) {
            return wilson(input);
        }
        int classes = input.count("p_");
        int[] truth = ReferenceCase.truth(input, classes);
        List<String> names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
        Evaluation evaluation = Evaluation.of(input.matrix("p_"), truth, names);
        Map<String, @Nullable Object> values = new LinkedHashMap<>(evaluation.values());
        for (String key : reference.keys()) {
            if (key.matches(".*_e[wm]_\\d+")) {
                evaluation.values(ReferenceCase.suffix(key)).forEach(values::putIfAbsent);
            }
            if (key.matches("bins_em_\\d+")) {
                values.put(key, equalMass(evaluation.rows().topLabel(), ReferenceCase.suffix(key)));
            }
        }
        if (reference.expects("brier") || reference.expects("resolution")) {
            decompose(evaluation.rows(), (int) reference.param("M", ReliabilityTable.DIAGRAM_BINS), values);
        }
        return Answer.of(values);
    }

    private static void decompose(LabelledRows rows, int bins, Map<String, @Nullable Object> values) {
        BrierDecomposition parts = BrierDecomposition.of(rows, bins);
        values.put("brier", parts.brier());
        values.put("reliability", parts.reliability());
        values.put("resolution", parts.resolution());
        values.put("uncertainty", parts.uncertainty());
        values.put("residual", parts.residual());
    }

    private static List<Map<String, @Nullable Object>> equalMass(TopLabel top, int count) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (ReliabilityBin bin : ReliabilityTable.equalMass(top, count).bins()) {
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            out.put("bin", bin.index());
            out.put("lo", bin.lower());
            out.put("hi", bin.upper());
            out.put("count", bin.count());
            out.put("mean_confidence", bin.meanConfidence());
            out.put("accuracy", bin.accuracy());
            Interval wilson = bin.wilson95();
            out.put("wilson95", wilson.isAvailable() ? List.of(wilson.lower(), wilson.upper()) : null);
            list.add(out);
        }
        return list;
    }

    private static Answer wilson(CaseTable input) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < input.rows().size(); row++) {
            long k = (long) CaseTable.number(input.cell(row, "k"));
            long n = (long) CaseTable.number(input.cell(row, "n"));
            Interval interval = Wilson.of95(k, n);
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            out.put("k", k);
            out.put("n", n);
            out.put("lo", interval.lower());
            out.put("hi", interval.upper());
            rows.add(out);
        }
        return new Answer(Map.of(), rows);
    }
}
