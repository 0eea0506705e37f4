package secondlook.runtime.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.ThresholdIndex;
import secondlook.runtime.selective.RiskCoverage;
import secondlook.runtime.selective.WorkingPoint;

final class SelectiveCases implements CaseFamily {

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        Predictions run = CaseRows.run(reference);
        RiskCoverage curve = RiskCoverage.of(run, Measure.CONFIDENCE, -1);
        ThresholdIndex index = new ThresholdIndex(run, Measure.CONFIDENCE, -1);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("n", curve.rows());
        values.put("errors", curve.errors());
        values.put("full_risk", curve.fullRisk());
        values.put("aurc", curve.aurc());
        values.put("aurc_optimal", curve.optimalAurc());
        values.put("e_aurc", curve.excessAurc());
        values.put("n_distinct_thresholds", curve.points());
        for (String key : reference.keys()) {
            JsonNode asked = reference.expected().path(key);
            switch (key) {
                case "accuracy_at_coverage" -> values.put(key, atCoverage(curve, asked));
                case "threshold_for_error" -> values.put(key, forError(curve, asked));
                case "flagged_strictly_below" -> values.put(key, flagged(index, asked));
                default -> {
                    if (key.matches("curve_first\\d+")) {
                        values.put(key, first(curve, Integer.parseInt(key.substring("curve_first".length()))));
                    }
                }
            }
        }
        return Answer.of(values);
    }

    private static Map<String, @Nullable Object> atCoverage(RiskCoverage curve, JsonNode asked) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        asked.fieldNames().forEachRemaining(q -> {
            WorkingPoint point = curve.atCoverage(Double.parseDouble(q));
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("threshold", point == null ? null : point.threshold());
            entry.put("coverage", point == null ? null : point.coverage());
            entry.put("accuracy", point == null ? null : point.accuracy());
            out.put(q, entry);
        });
        return out;
    }

    private static Map<String, @Nullable Object> forError(RiskCoverage curve, JsonNode asked) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        asked.fieldNames().forEachRemaining(
                r -> out.put(r, CaseRows.risk(curve.forRisk(Double.parseDouble(r)), curve.rows())));
        return out;
    }

    private static Map<String, @Nullable Object> flagged(ThresholdIndex index, JsonNode asked) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        asked.fieldNames().forEachRemaining(t -> out.put(t, index.at(Double.parseDouble(t)).flagged()));
        return out;
    }

    private static List<Map<String, @Nullable Object>> first(RiskCoverage curve, int count) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (int i = 0; i < Math.min(count, curve.points()); i++) {
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            out.put("threshold", curve.point(i).threshold());
            out.put("accepted", curve.point(i).accepted());
            out.put("errors", curve.point(i).errors());
            list.add(out);
        }
        return list;
    }
}
