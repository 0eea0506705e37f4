package secondlook.runtime.cases;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.ThresholdIndex;
import secondlook.runtime.selective.ReviewCost;
import secondlook.runtime.selective.RiskCoverage;

final class CostCases implements CaseFamily {

    private static final Pattern COSTS = Pattern.compile("review=([0-9.eE+-]+),\\s*error=([0-9.eE+-]+)");

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        Predictions run = CaseRows.run(reference);
        RiskCoverage curve = RiskCoverage.of(run, Measure.CONFIDENCE, -1);
        ThresholdIndex index = new ThresholdIndex(run, Measure.CONFIDENCE, -1);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String key : reference.keys()) {
            Matcher matcher = COSTS.matcher(key);
            if (matcher.matches()) {
                ReviewCost cost = new ReviewCost(Double.parseDouble(matcher.group(1)),
                        Double.parseDouble(matcher.group(2)));
                ReviewCost.Choice choice = cost.cheapest(curve);
                Map<String, @Nullable Object> empirical = new LinkedHashMap<>();
                empirical.put("threshold", choice.point() == null ? null : choice.point().threshold());
                empirical.put("total_cost", choice.cost());
                empirical.put("flagged", choice.flagged());
                Map<String, @Nullable Object> out = new LinkedHashMap<>();
                out.put("chow_threshold", cost.chowThreshold());
                out.put("chow_flagged", index.at(cost.chowThreshold()).flagged());
                out.put("empirical", empirical);
                values.put(key, out);
            }
        }
        return Answer.of(values);
    }
}
