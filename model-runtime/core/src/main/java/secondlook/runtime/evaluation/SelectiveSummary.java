package secondlook.runtime.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.selective.RiskCoverage;
import secondlook.runtime.selective.WorkingPoint;

/** What a risk–coverage curve says at a few round numbers, under the keys of an evaluation. */
final class SelectiveSummary {

    private static final double[] COVERAGES = {0.5, 0.8, 0.9, 1};
    private static final int FIRST = 10;
    private static final double[] TARGETS = {0, 0.01, 0.02, 0.05, 0.1};

    private SelectiveSummary() {
    }

    static Map<String, @Nullable Object> of(RiskCoverage curve) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("errors", curve.errors());
        out.put("full_risk", Json.number(curve.fullRisk()));
        out.put("aurc", Json.number(curve.aurc()));
        out.put("aurc_optimal", Json.number(curve.optimalAurc()));
        out.put("e_aurc", Json.number(curve.excessAurc()));
        Map<String, @Nullable Object> coverages = new LinkedHashMap<>();
        for (double coverage : COVERAGES) {
            coverages.put(String.valueOf(coverage), accuracy(curve.atCoverage(coverage)));
        }
        out.put("accuracy_at_coverage", coverages);
        Map<String, @Nullable Object> targets = new LinkedHashMap<>();
        for (double target : TARGETS) {
            targets.put(String.valueOf(target), risk(curve.forRisk(target)));
        }
        out.put("threshold_for_error", targets);
        out.put("n_distinct_thresholds", curve.points());
        out.put("curve_first10", first(curve));
        return out;
    }

    private static List<Map<String, @Nullable Object>> first(RiskCoverage curve) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (int i = 0; i < Math.min(FIRST, curve.points()); i++) {
            WorkingPoint point = curve.point(i);
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            out.put("threshold", point.threshold());
            out.put("accepted", point.accepted());
            out.put("errors", point.errors());
            list.add(out);
        }
        return list;
    }

    private static Map<String, @Nullable Object> accuracy(@Nullable WorkingPoint point) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("threshold", point == null ? null : point.threshold());
        out.put("coverage", point == null ? null : point.coverage());
        out.put("accuracy", point == null ? null : point.accuracy());
        return out;
    }

    private static Map<String, @Nullable Object> risk(@Nullable WorkingPoint point) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("threshold", point == null ? null : point.threshold());
        out.put("coverage", point == null ? 0.0 : point.coverage());
        out.put("risk", point == null ? null : point.risk());
        return out;
    }
}
