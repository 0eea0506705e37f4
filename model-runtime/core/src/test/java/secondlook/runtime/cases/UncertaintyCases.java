package secondlook.runtime.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.InputRules;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.uncertainty.Uncertainty;

final class UncertaintyCases implements CaseFamily {

    /** {@code flagged_conf_lt_0_7}, {@code flagged_at_0_5_incl_invalid}. */
    private static final Pattern FLAGGED = Pattern
            .compile("flagged_(conf_lt|margin_lt|entropy_gt|entropy_norm_gt|at)_(\\d+)_(\\d+)(_incl_invalid)?");

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        int classes = input.count("p_");
        double[] p = input.matrix("p_");
        List<Uncertainty> usable = new ArrayList<>();
        List<Integer> invalid = new ArrayList<>();
        List<Integer> renormalised = new ArrayList<>();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < input.rows().size(); row++) {
            RowStatus status = InputRules.apply(p, row * classes, classes);
            if (status == RowStatus.INVALID) {
                invalid.add(row);
                rows.add(invalidRow());
            } else {
                Uncertainty u = Uncertainty.of(p, row * classes, classes);
                usable.add(u);
                rows.add(row(u, status));
            }
            if (status == RowStatus.RENORMALISED) {
                renormalised.add(row);
            }
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("n", usable.size());
        values.put("n_rows", rows.size());
        values.put("valid", usable.size() - renormalised.size());
        values.put("renormalised", renormalised.size());
        values.put("invalid", invalid.size());
        values.put("invalid_rows", invalid);
        values.put("renormalised_rows", renormalised);
        values.put("mean_confidence", mean(usable.stream().mapToDouble(Uncertainty::confidence).toArray()));
        values.put("mean_margin", mean(usable.stream().mapToDouble(Uncertainty::margin).toArray()));
        values.put("mean_entropy_nats", mean(usable.stream().mapToDouble(Uncertainty::entropyNats).toArray()));
        values.put("mean_entropy_norm", mean(usable.stream().mapToDouble(Uncertainty::entropyNormalised).toArray()));
        for (String key : reference.keys()) {
            Matcher matcher = FLAGGED.matcher(key);
            if (matcher.matches()) {
                double threshold = Double.parseDouble(matcher.group(2) + "." + matcher.group(3));
                int flagged = flagged(usable, matcher.group(1), threshold);
                values.put(key, matcher.group(4) == null ? flagged : flagged + invalid.size());
            }
        }
        return new Answer(values, rows);
    }

    private static int flagged(List<Uncertainty> rows, String rule, double threshold) {
        int flagged = 0;
        for (Uncertainty u : rows) {
            flagged += switch (rule) {
                case "margin_lt" -> Measure.MARGIN.flags(u.margin(), threshold);
                case "entropy_gt", "entropy_norm_gt" -> Measure.ENTROPY.flags(u.entropyNormalised(), threshold);
                default -> Measure.CONFIDENCE.flags(u.confidence(), threshold);
            } ? 1 : 0;
        }
        return flagged;
    }

    private static Map<String, @Nullable Object> row(Uncertainty u, RowStatus status) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("status", status.code());
        out.put("pred", u.predicted());
        out.put("confidence", u.confidence());
        out.put("margin", u.margin());
        out.put("entropy_nats", u.entropyNats());
        out.put("entropy_norm", u.entropyNormalised());
        out.put("least_confidence", u.leastConfidence());
        out.put("least_confidence_norm", u.leastConfidenceNormalised());
        out.put("ratio", u.ratio());
        return out;
    }

    private static Map<String, @Nullable Object> invalidRow() {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("status", RowStatus.INVALID.code());
        out.put("pred", -1);
        for (String key : List.of("confidence", "margin", "entropy_nats", "entropy_norm", "least_confidence",
                "least_confidence_norm", "ratio")) {
            out.put(key, null);
        }
        return out;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
