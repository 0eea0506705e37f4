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
import secondlook.runtime.estimate.ClopperPearson;
import secondlook.runtime.selective.GridStep;
import secondlook.runtime.selective.GuaranteedRisk;
import secondlook.runtime.selective.GuaranteedThreshold;
import secondlook.runtime.selective.RiskCoverage;
import secondlook.runtime.selective.WorkingPoint;

final class GuaranteeCases implements CaseFamily {

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        return input.has("k") && input.has("delta") ? bounds(input) : thresholds(reference);
    }

    private static Answer thresholds(ReferenceCase reference) throws IOException {
        Predictions run = CaseRows.run(reference);
        RiskCoverage curve = RiskCoverage.of(run, Measure.CONFIDENCE, -1);
        double target = reference.param("target_error", 0.05);
        double delta = reference.param("delta", 0.05);
        double[] grid = grid(reference, run.classes().size());
        GuaranteedThreshold sequence = GuaranteedThreshold.fixedSequence(curve, grid, target, delta);
        GuaranteedThreshold bonferroni = GuaranteedThreshold.bonferroni(curve, grid, target, delta);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("n", curve.rows());
        values.put("ltt_fixed_sequence_threshold", threshold(sequence.point()));
        values.put("ltt_bonferroni_threshold", threshold(bonferroni.point()));
        values.put("sgr", sgr(GuaranteedRisk.find(curve, target, delta), reference.expected().path("sgr")));
        values.put("empirical_no_guarantee", CaseRows.risk(curve.forRisk(target), curve.rows()));
        values.put("grid_rows", gridRows(sequence.tested(), reference.expected().path("grid_rows")));
        reference.keys().stream().filter(key -> key.matches(".*(need|requir|minimum|min_reviews|min_accepted).*"))
                .forEach(key -> values.put(key, sequence.reviewsNeeded()));
        return Answer.of(values);
    }

    /** The grid that the case names ("0.99,0.98,...,0.34 …"), or else ours. */
    private static double[] grid(ReferenceCase reference, int classes) {
        String text = reference.description().path("params").path("grid").asText();
        java.util.regex.Matcher ends = java.util.regex.Pattern.compile("([0-9.]+),[0-9.]+,\\.\\.\\.,([0-9.]*[0-9])")
                .matcher(text);
        if (!ends.find()) {
            return GuaranteedThreshold.grid(Measure.CONFIDENCE, classes);
        }
        int first = (int) Math.round(100 * Double.parseDouble(ends.group(1)));
        int last = (int) Math.round(100 * Double.parseDouble(ends.group(2)));
        double[] grid = new double[first - last + 1];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = (first - i) / 100.0;
        }
        return grid;
    }

    private static @Nullable Double threshold(@Nullable WorkingPoint point) {
        return point == null ? null : point.threshold();
    }

    private static @Nullable Object sgr(@Nullable GuaranteedRisk found, JsonNode expected) {
        if (found == null && expected.isNull()) {
            return null;
        }
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("threshold", found == null ? null : found.point().threshold());
        out.put("bound", found == null ? null : found.bound());
        // nothing accepted is written as no coverage or as a coverage of nothing
        @Nullable
        Double nothing = expected.path("coverage").isNull() ? null : Double.valueOf(0);
        out.put("coverage", found == null ? nothing : Double.valueOf(found.point().coverage()));
        return out;
    }

    /** The steps at the thresholds that the case shows. */
    private static List<Map<String, @Nullable Object>> gridRows(List<GridStep> steps, JsonNode shown) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (JsonNode row : shown) {
            for (GridStep step : steps) {
                if (step.point().threshold() == row.path("threshold").asDouble()) {
                    Map<String, @Nullable Object> out = new LinkedHashMap<>();
                    out.put("threshold", step.point().threshold());
                    out.put("n", step.point().accepted());
                    out.put("errors", step.point().errors());
                    out.put("p_value", step.pValue());
                    out.put("cp_upper", step.cpUpper());
                    list.add(out);
                }
            }
        }
        return list;
    }

    private static Answer bounds(CaseTable input) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < input.rows().size(); row++) {
            long k = (long) CaseTable.number(input.cell(row, "k"));
            long n = (long) CaseTable.number(input.cell(row, "n"));
            double delta = CaseTable.number(input.cell(row, "delta"));
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            out.put("k", k);
            out.put("n", n);
            out.put("delta", delta);
            out.put("lower", n == 0 ? null : ClopperPearson.lower(k, n, delta));
            out.put("upper", n == 0 ? null : ClopperPearson.upper(k, n, delta));
            rows.add(out);
        }
        return new Answer(Map.of(), rows);
    }
}
