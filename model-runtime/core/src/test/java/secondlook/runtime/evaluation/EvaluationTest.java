package secondlook.runtime.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import secondlook.runtime.decision.Predictions;

class EvaluationTest {

    private static final int REPETITIONS = 20;

    @Test
    void theOrderOfRowsDoesNotMatter() {
        Random random = new Random(1);
        for (int i = 0; i < REPETITIONS; i++) {
            Synthetic data = random(random);
            Synthetic shuffled = data.rows(Synthetic.permutation(random, data.rows()));
            assertSame(data.evaluation().values(), shuffled.evaluation().values(), Set.of());
        }
    }

    @Test
    void theOrderOfClassesDoesNotMatter() {
        Random random = new Random(2);
        // these name single classes, or the second one
        Set<String> byClass = Set.of("confusion", "per_class", "reliability", "resolution");
        for (int i = 0; i < REPETITIONS; i++) {
            Synthetic data = random(random);
            Synthetic permuted = data.classes(Synthetic.permutation(random, data.classes()));
            assertSame(data.evaluation().values(), permuted.evaluation().values(), byClass);
        }
    }

    @Test
    void doublingTheDataLeavesEveryRateAlone() {
        Random random = new Random(3);
        // counts and intervals double or shrink; a quantile's rank and the best order of single rows are not rates
        Set<String> others = Set.of("n", "n_rows", "valid", "used_rows", "errors", "accuracy_wilson95", "bins_ew_10",
                "flagged_strictly_below", "flagged_conf_lt_0_7", "flagged_margin_lt_0_2", "curve_first10",
                "ece_em_10", "ece_em_15", "ace_nixon_em_10", "ace_nixon_em_15", "aurc_optimal", "e_aurc", "confusion",
                "per_class");
        for (int i = 0; i < REPETITIONS; i++) {
            Synthetic data = random(random);
            int n = data.rows();
            Synthetic twice = data.rows(IntStream.range(0, 2 * n).map(row -> row % n).toArray());
            assertSame(data.evaluation().values(), twice.evaluation().values(), others);
        }
    }

    @Test
    void everyNumberIsInItsRange() {
        Random random = new Random(4);
        for (int i = 0; i < REPETITIONS; i++) {
            Map<String, @Nullable Object> values = random(random).evaluation().values();
            for (String share : List.of("accuracy", "mean_confidence", "ece_ew_15", "mce_ew_15", "ece_em_15",
                    "classwise_ece_ew_15", "ace_nixon_em_15", "full_risk", "aurc", "aurc_optimal",
                    "balanced_accuracy")) {
                double value = number(values, share);
                assertTrue(value >= 0 && value <= 1, () -> share + " " + value);
            }
            assertTrue(number(values, "brier_multiclass") >= 0 && number(values, "brier_multiclass") <= 2);
            assertTrue(number(values, "log_loss") >= 0 && number(values, "log_loss") <= -Math.log(Math.ulp(1.0)));
            assertTrue(number(values, "mce_ew_15") >= number(values, "ece_ew_15") - 1e-12);
            assertTrue(number(values, "e_aurc") >= -1e-12);
        }
    }

    @Test
    void perfectlyCalibratedRowsHaveLittleCalibrationError() {
        Map<String, @Nullable Object> values = Synthetic.calibrated(new Random(5), 50_000, 4, 1.5).evaluation()
                .values();
        assertTrue(number(values, "ece_ew_15") < 0.01);
        assertEquals(number(values, "mean_confidence"), number(values, "accuracy"), 0.01);
    }

    @Test
    void withoutAnyTruthLabelledNumbersAreNotAvailable() {
        int[] none = {Predictions.NO_TRUTH, Predictions.UNKNOWN_TRUTH};
        Map<String, @Nullable Object> values = Evaluation.of(new double[]{0.4, 0.6, 0.7, 0.3}, none, List.of("a", "b"))
                .values();
        assertEquals(0, values.get("n"));
        assertEquals(1, values.get("excluded_no_label"));
        assertEquals(1, values.get("excluded_unknown_label"));
        for (String key : List.of("accuracy", "accuracy_wilson95", "ece_ew_15", "ece_em_15", "brier_multiclass",
                "log_loss", "aurc", "e_aurc", "balanced_accuracy", "brier_binary", "residual")) {
            assertTrue(values.containsKey(key), key);
            assertNull(values.get(key), key);
        }
        assertNoNan(values);
    }

    @Test
    void oneClassOneRowAndAThousandClassesAreDefined() {
        assertNoNan(Evaluation.of(new double[]{1, 1}, new int[]{0, 0}, List.of("only")).values());
        assertNoNan(Evaluation.of(new double[]{0.5, 0.5}, new int[]{1}, List.of("a", "b")).values());
        Synthetic wide = Synthetic.calibrated(new Random(6), 30, 1000, 3);
        Map<String, @Nullable Object> values = wide.evaluation().values();
        assertNoNan(values);
        assertEquals(30, values.get("n"));
    }

    private static Synthetic random(Random random) {
        return Synthetic.calibrated(random, 20 + random.nextInt(300), 2 + random.nextInt(5), 2 * random.nextDouble());
    }

    private static double number(Map<String, @Nullable Object> values, String key) {
        return values.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static void assertSame(Map<String, @Nullable Object> one, Map<String, @Nullable Object> other,
            Set<String> except) {
        assertEquals(one.keySet(), other.keySet());
        for (Map.Entry<String, @Nullable Object> entry : one.entrySet()) {
            if (!except.contains(entry.getKey())) {
                double[] left = leaves(entry.getValue());
                double[] right = leaves(other.get(entry.getKey()));
                assertFalse(left.length == 0 && right.length == 0 && !entry.getKey().equals("classes"), entry.getKey());
                assertEquals(left.length, right.length, entry.getKey());
                for (int i = 0; i < left.length; i++) {
                    assertEquals(left[i], right[i], 1e-9, entry.getKey() + " " + Arrays.toString(left));
                }
            }
        }
    }

    private static void assertNoNan(Map<String, @Nullable Object> values) {
        values.forEach((key, value) -> {
            if (value != null) {
                assertTrue(Arrays.stream(leaves(value)).noneMatch(Double::isInfinite), key);
            }
        });
        values.values().forEach(EvaluationTest::assertNoNan);
    }

    private static void assertNoNan(@Nullable Object value) {
        switch (value) {
            case Double d -> assertTrue(Double.isFinite(d));
            case Map<?, ?> map -> map.values().forEach(v -> assertNoNan((Object) v));
            case List<?> list -> list.forEach(v -> assertNoNan((Object) v));
            case null, default -> {
            }
        }
    }

    /** All numbers inside a value in order; what is not available as NaN. */
    private static double[] leaves(@Nullable Object value) {
        List<Double> found = new ArrayList<>();
        collect(value, found);
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(@Nullable Object value, List<Double> found) {
        switch (value) {
            case null -> found.add(Double.NaN);
            case Number number -> found.add(number.doubleValue());
            case Map<?, ?> map -> map.values().forEach(v -> collect(v, found));
            case List<?> list -> list.forEach(v -> collect(v, found));
            default -> {
            }
        }
    }
}
