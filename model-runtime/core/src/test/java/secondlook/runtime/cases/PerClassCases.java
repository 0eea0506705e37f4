package secondlook.runtime.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.selective.RiskCoverage;

final class PerClassCases implements CaseFamily {

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        Predictions run = CaseRows.run(reference);
        double target = reference.param("target_error", 0.05);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int k = 0; k < run.classes().size(); k++) {
            RiskCoverage curve = RiskCoverage.of(run, Measure.CONFIDENCE, k);
            Map<String, @Nullable Object> out = CaseRows.risk(curve.forRisk(target), curve.rows());
            out.put("predicted", curve.rows());
            JsonNode expected = reference.expected().path(String.valueOf(k));
            values.put(String.valueOf(k), expected.isNull() && curve.rows() == 0 ? null : out);
        }
        return Answer.of(values);
    }
}
