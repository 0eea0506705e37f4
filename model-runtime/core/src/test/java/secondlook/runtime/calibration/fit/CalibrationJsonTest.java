package secondlook.runtime.calibration.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Task;

class CalibrationJsonTest {

    private static final int ROWS = 3000;
    private static final String SHA = "ab".repeat(32);

    /** Rows whose stated probabilities are softmax(2z) where softmax(z) is the truth. */
    private static final class Overconfident {

        final double[] logits;
        final double[] stated;
        final int[] truth = new int[ROWS];

        Overconfident(int classes) {
            SplittableRandom random = new SplittableRandom(5);
            double[] right = new double[ROWS * classes];
            logits = new double[ROWS * classes];
            for (int i = 0; i < right.length; i++) {
                right[i] = 1.5 * random.nextGaussian();
                logits[i] = 2 * right[i];
            }
            double[] p = Distributions.of(new RawScores(ROWS, classes, right), ScoreKind.LOGIT, classes)
                    .probabilities();
            stated = Distributions.of(new RawScores(ROWS, classes, logits), ScoreKind.LOGIT, classes).probabilities();
            for (int row = 0; row < ROWS; row++) {
                double u = random.nextDouble();
                int k = 0;
                for (u -= p[row * classes]; u > 0 && k < classes - 1; u -= p[row * classes + k]) {
                    k++;
                }
                truth[row] = k;
            }
        }
    }

    private static List<String> names(int classes) {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            names.add("class " + (char) ('a' + k));
        }
        return names;
    }

    private static ModelCalibration fitted(CalibrationMethod method, int classes, boolean logits) {
        Overconfident rows = new Overconfident(classes);
        CalibrationFit fit = CalibrationFit.of(method, rows.stated, logits ? rows.logits : null, rows.truth,
                names(classes), 0.3, 1);
        return new ModelCalibration(SHA, names(classes), method, fit.onLogits(), fit.calibrator(),
                new CalibrationOrigin("m", logits ? "logit" : "probability", "d.csv", "00", "y", null, ROWS,
                        fit.fitRows(), 0, 0, 0, 0.3, 1, "2026-01-01T00:00:00Z", fit.before(), fit.after(),
                        fit.warnings(), Map.of("x", "1"), "jvm", "platform"));
    }

    private static Distributions.Batch applied(ModelCalibration calibration, int classes, boolean logits) {
        Overconfident rows = new Overconfident(classes);
        RawScores raw = new RawScores(ROWS, classes, logits ? rows.logits : rows.stated);
        return calibration.apply(
                Distributions.of(raw, logits ? ScoreKind.LOGIT : ScoreKind.PROBABILITY, classes), raw);
    }

    @ParameterizedTest
    @EnumSource(CalibrationMethod.class)
    void comesBackFromItsFileToTheLastBit(CalibrationMethod method) {
        for (int classes : new int[]{2, 4}) {
            for (boolean logits : new boolean[]{false, true}) {
                ModelCalibration before = fitted(method, classes, logits);
                ModelCalibration after = CalibrationJson.read(CalibrationJson.write(before));
                assertEquals(CalibrationJson.write(before), CalibrationJson.write(after));
                assertEquals(before.fingerprint(), after.fingerprint());
                assertEquals(logits && method.takesLogits(), after.onLogits());
                assertArrayEquals(applied(before, classes, logits).probabilities(),
                        applied(after, classes, logits).probabilities());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CalibrationMethod.class)
    void makesAnOverconfidentModelHonestOnRowsThatItDidNotSee(CalibrationMethod method) {
        for (int classes : new int[]{2, 4}) {
            CalibrationOrigin origin = fitted(method, classes, false).origin();
            assertEquals(ROWS, origin.fitRows() + origin.before().n());
            assertEquals(ROWS * 0.3, origin.before().n(), 3);
            assertEquals(origin.before().n(), origin.after().n());
            assertTrue(origin.before().ece() > 0.08, "before " + origin.before());
            assertTrue(origin.after().ece() < origin.before().ece() / 2, origin.before() + " to " + origin.after());
            assertTrue(origin.after().logLoss() < origin.before().logLoss());
        }
    }

    @Test
    void dividesTheLogitsByTheTemperature() {
        ModelCalibration calibration = fitted(CalibrationMethod.TEMPERATURE, 4, true);
        String json = CalibrationJson.write(calibration);
        double t = Double.parseDouble(json.replaceAll("(?s).*\"temperature\" : ([0-9.]+).*", "$1"));
        assertEquals(2, t, 0.2);
        Distributions.Batch batch = applied(calibration, 4, true);
        double[] scaled = new Overconfident(4).logits;
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= t;
        }
        assertArrayEquals(Distributions.of(new RawScores(ROWS, 4, scaled), ScoreKind.LOGIT, 4).probabilities(),
                batch.probabilities(), 1e-12);
    }

    @Test
    void leavesInvalidRowsAsTheyAre() {
        ModelCalibration calibration = fitted(CalibrationMethod.VECTOR, 2, true);
        RawScores raw = new RawScores(2, 2, new double[]{Double.NaN, 1, 3, 1});
        Distributions.Batch batch = calibration.apply(Distributions.of(raw, ScoreKind.LOGIT, 2), raw);
        assertEquals(RowStatus.INVALID.code(), batch.status()[0]);
        assertTrue(Double.isNaN(batch.probabilities()[0]));
        assertEquals(1, batch.probabilities()[2] + batch.probabilities()[3], 1e-12);
    }

    @Test
    void fitsOneModelOnly() {
        ModelCalibration calibration = fitted(CalibrationMethod.TEMPERATURE, 4, true);
        calibration.checkFits(SHA, signature(names(4), ScoreKind.LOGIT));
        String other = assertThrows(RefusedException.class,
                () -> calibration.checkFits("cd".repeat(32), signature(names(4), ScoreKind.LOGIT))).problem().oneLine();
        assertTrue(other.contains("another model"), other);
        assertThrows(RefusedException.class,
                () -> calibration.checkFits(SHA, signature(names(3), ScoreKind.LOGIT)));
        List<String> swapped = new ArrayList<>(names(4)).reversed();
        assertThrows(RefusedException.class, () -> calibration.checkFits(SHA, signature(swapped, ScoreKind.LOGIT)));
        assertThrows(RefusedException.class,
                () -> calibration.checkFits(SHA, signature(names(4), ScoreKind.PROBABILITY)));
    }

    private static ModelSignature signature(List<String> classes, ScoreKind kind) {
        return new ModelSignature(List.of(), List.of(), Task.CLASSIFICATION, classes, kind, -1, List.of());
    }

    private static void refuses(CalibrationMethod method, int classes, String what, String instead) {
        String json = CalibrationJson.write(fitted(method, classes, false));
        String changed = json.replaceFirst(what, instead);
        assertTrue(!changed.equals(json), what + " is not in " + json);
        assertThrows(RefusedException.class, () -> CalibrationJson.read(changed), instead);
    }

    @Test
    void refusesWhatIsNotOne() {
        for (String json : List.of("", "null", "[]", "{}", "{", "\"x\"", "[".repeat(100_000), "{\"format\":1}")) {
            assertThrows(RefusedException.class, () -> CalibrationJson.read(json), json);
        }
        CalibrationMethod t = CalibrationMethod.TEMPERATURE;
        refuses(t, 2, "\"version\" : 1", "\"version\" : 2");
        refuses(t, 2, "\"temperature\" : [0-9.]+", "\"temperature\" : NaN");
        refuses(t, 2, "\"temperature\" : [0-9.]+", "\"temperature\" : \"2\"");
        refuses(t, 2, "\"temperature\" : [0-9.]+", "\"temperature\" : 0");
        refuses(t, 2, "\"temperature\" : [0-9.]+", "\"temperature\" : 1e9");
        refuses(t, 2, "\"temperature\" : [0-9.]+", "\"temperature\" : 2, \"temperature\" : 3");
        refuses(t, 2, "\"method\" : \"temperature\"", "\"method\" : \"magic\"");
        refuses(t, 2, "\"class b\"", "\"class a\"");
        refuses(t, 2, SHA, "AB");
        refuses(t, 2, "\"truth\" : \"y\",", "");
        refuses(t, 2, "(?s)\"origin\" : .*", "\"origin\" : null}");
        refuses(CalibrationMethod.PLATT, 4, "\"class d\"", "\"class d\", \"class e\"");
        refuses(CalibrationMethod.BETA, 2, "\"a\" : [0-9.]+", "\"a\" : -1");
        refuses(CalibrationMethod.PLATT, 2, "\"a\" : [0-9.]+", "\"a\" : 1e308");
        refuses(CalibrationMethod.VECTOR, 4, "\"w\" : \\[", "\"w\" : [ 1,");
        refuses(CalibrationMethod.ISOTONIC, 2, "\"x\" : \\[", "\"x\" : [ 1,");
        refuses(CalibrationMethod.ISOTONIC, 2, "\"y\" : \\[ [0-9.E-]+", "\"y\" : [ 1");
        refuses(CalibrationMethod.PLATT, 2, "\"on_logits\" : false", "\"on_logits\" : true");
    }

    @Test
    void saysWhatCannotBeFitted() {
        double[] p = {0.2, 0.8, 0.4, 0.6, 0.1, 0.9};
        for (CalibrationMethod method : CalibrationMethod.values()) {
            if (method == CalibrationMethod.ISOTONIC) {
                CalibrationFit fit = CalibrationFit.of(method, p, null, new int[]{1, 1, 1}, names(2), 0, 1);
                double[] row = {0.5, 0.5};
                fit.calibrator().apply(row, 0, 2);
                assertArrayEquals(new double[]{0, 1}, row);
                assertEquals(0, fit.before().n());
                assertTrue(Double.isNaN(fit.after().ece()));
            } else {
                assertThrows(RefusedException.class,
                        () -> CalibrationFit.of(method, p, null, new int[]{1, 1, 1}, names(2), 0, 1));
            }
            int[] none = {Predictions.NO_TRUTH, Predictions.UNKNOWN_TRUTH, Predictions.NO_TRUTH};
            String why = assertThrows(RefusedException.class,
                    () -> CalibrationFit.of(method, p, null, none, names(2), 0.3, 1)).problem().oneLine();
            assertTrue(why.contains("none of the 3 rows"), why);
        }
        double[] three = {0.2, 0.3, 0.5, 0.4, 0.5, 0.1, 0.1, 0.8, 0.1};
        String absent = assertThrows(RefusedException.class, () -> CalibrationFit.of(CalibrationMethod.PLATT, three,
                null, new int[]{0, 1, 1}, names(3), 0, 1)).problem().oneLine();
        assertTrue(absent.contains("class c"), absent);
    }
}
