package secondlook.runtime.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.agreement.CohenKappa;
import secondlook.runtime.agreement.FleissKappa;
import secondlook.runtime.agreement.KrippendorffAlpha;

/** Two raters' columns, a table of counts, or one rating per line. */
final class AgreementCases implements CaseFamily {

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        if (input.has("unit") && input.has("label")) {
            return krippendorff(reference, input);
        }
        return reference.expects("fleiss_kappa") ? fleiss(input) : cohen(reference, input);
    }

    private static Answer cohen(ReferenceCase reference, CaseTable input) {
        List<String> scale = scale(reference, input, List.of(input.columns().get(0), input.columns().get(1)));
        int[] first = positions(input, input.columns().get(0), scale);
        int[] second = positions(input, input.columns().get(1), scale);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        CohenKappa plain = CohenKappa.of(first, second, scale.size(), CohenKappa.Weights.NONE);
        values.put("n", plain.pairs());
        values.put("kappa", plain.kappa());
        values.put("linear", CohenKappa.of(first, second, scale.size(), CohenKappa.Weights.LINEAR).kappa());
        values.put("quadratic", CohenKappa.of(first, second, scale.size(), CohenKappa.Weights.QUADRATIC).kappa());
        values.put("agreement", plain.agreement());
        return Answer.of(values);
    }

    private static Answer fleiss(CaseTable input) {
        int[][] counts = new int[input.rows().size()][input.columns().size()];
        for (int unit = 0; unit < counts.length; unit++) {
            for (int k = 0; k < counts[unit].length; k++) {
                counts[unit][k] = (int) CaseTable.number(input.cell(unit, input.columns().get(k)));
            }
        }
        FleissKappa fleiss = FleissKappa.of(counts);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("fleiss_kappa", fleiss.kappa());
        values.put("agreement", fleiss.agreement());
        double[] positions = new double[counts.length == 0 ? 0 : counts[0].length];
        KrippendorffAlpha alpha = KrippendorffAlpha.of(counts, positions, KrippendorffAlpha.Scale.NOMINAL);
        values.put("krippendorff_alpha", alpha.alpha());
        values.put("nominal", alpha.alpha());
        return Answer.of(values);
    }

    private static Answer krippendorff(ReferenceCase reference, CaseTable input) {
        List<String> scale = scale(reference, input, List.of("label"));
        int[] label = positions(input, "label", scale);
        Map<String, int[]> units = new LinkedHashMap<>();
        for (int row = 0; row < label.length; row++) {
            int[] counts = units.computeIfAbsent(input.cell(row, "unit"), u -> new int[scale.size()]);
            if (label[row] >= 0) {
                counts[label[row]]++;
            }
        }
        int[][] counts = units.values().toArray(int[][]::new);
        double[] values = new double[scale.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = isNumber(scale.get(k)) ? CaseTable.number(scale.get(k)) : Double.NaN;
        }
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        for (KrippendorffAlpha.Scale metric : KrippendorffAlpha.Scale.values()) {
            KrippendorffAlpha alpha = KrippendorffAlpha.of(counts, values, metric);
            out.put(metric.name().toLowerCase(Locale.ROOT), alpha.alpha());
            out.put("agreement", alpha.agreement());
            out.put("units", alpha.units());
        }
        return Answer.of(out);
    }

    /** As declared by a list (or "0,1,2") among the parameters; otherwise all that occur, as numbers if they are. */
    private static List<String> scale(ReferenceCase reference, CaseTable input, List<String> columns) {
        for (String name : List.of("scale", "labels", "categories", "classes", "levels")) {
            JsonNode declared = reference.description().path("params").path(name);
            if (declared.isArray()) {
                List<String> scale = new ArrayList<>();
                declared.forEach(v -> scale.add(v.asText()));
                return scale;
            }
            if (declared.isTextual() && declared.asText().matches("[^,]+(,[^,]+)+")) {
                return List.of(declared.asText().split("\\s*,\\s*"));
            }
        }
        TreeSet<String> found = new TreeSet<>();
        for (String column : columns) {
            for (int row = 0; row < input.rows().size(); row++) {
                found.add(input.cell(row, column));
            }
        }
        found.remove("");
        List<String> scale = new ArrayList<>(found);
        if (scale.stream().allMatch(AgreementCases::isNumber)) {
            scale.sort(Comparator.comparingDouble(CaseTable::number));
        }
        return scale;
    }

    private static int[] positions(CaseTable input, String column, List<String> scale) {
        int[] positions = new int[input.rows().size()];
        for (int row = 0; row < positions.length; row++) {
            String cell = input.cell(row, column);
            positions[row] = scale.indexOf(cell);
            for (int k = 0; positions[row] < 0 && !cell.isEmpty() && k < scale.size(); k++) {
                // 1 and 1.0 are one category
                positions[row] = isNumber(cell) && isNumber(scale.get(k))
                        && CaseTable.number(cell) == CaseTable.number(scale.get(k)) ? k : -1;
            }
        }
        return positions;
    }

    private static boolean isNumber(String text) {
        try {
            return !Double.isNaN(CaseTable.number(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
