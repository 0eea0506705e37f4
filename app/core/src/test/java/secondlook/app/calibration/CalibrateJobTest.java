package secondlook.app.calibration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.Written;
import secondlook.app.run.FakeModel;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.run.ScoreJob;
import secondlook.app.run.ScoreObserver;
import secondlook.app.run.ScoreRequest;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.fit.CalibrationJson;
import secondlook.runtime.calibration.fit.CalibrationMethod;
import secondlook.runtime.calibration.fit.ModelCalibration;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ScoreKind;

class CalibrateJobTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T03:02:01Z"), ZoneOffset.UTC);
    private static final int ROWS = 4000;

    @TempDir
    Path folder;

    /** The logit of "yes" is x; the model says 3x. Some labels are missing, some of no class, one row has no x. */
    private Dataset data() {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int i = 0; i < ROWS; i++) {
            double x = random.nextGaussian();
            String y = random.nextDouble() < 1 / (1 + Math.exp(-x)) ? "yes" : "no";
            csv.append(String.format(Locale.ROOT, "%s,%s%n", i == 17 ? "" : Double.toString(x),
                    i % 100 == 1 ? "" : i % 100 == 2 ? "maybe" : y));
        }
        return Written.dataset(folder, "data.csv", csv.toString());
    }

    private static FakeModel overconfident() {
        return new FakeModel(List.of("no", "yes"), ScoreKind.LOGIT, List.of("x"), (batch, row, scores, at) -> {
            scores[at] = 0;
            scores[at + 1] = 3 * batch.column(0).asReal(row);
        });
    }

    private static ModelCalibration calibrate(Dataset data, FakeModel model, CalibrationMethod method) {
        return new CalibrateJob(data, model, "fake", model.binding(),
                new CalibrationRequest("y", method, null, 0.25, 9), CLOCK).run(JobContext.NONE);
    }

    private RunManifest score(Dataset data, FakeModel model, ScoreRequest request) {
        return new ScoreJob(data, model, "fake", model.binding(), request, folder.resolve("runs"), CLOCK,
                ScoreObserver.NONE).run(JobContext.NONE);
    }

    @Test
    void findsHowMuchTooSureTheModelIsAndSaysWhere() {
        try (Dataset data = data()) {
            ModelCalibration fitted = calibrate(data, overconfident(), CalibrationMethod.TEMPERATURE);
            String json = CalibrationJson.write(fitted);
            double t = Double.parseDouble(json.replaceAll("(?s).*\"temperature\" : ([0-9.]+).*", "$1"));
            assertEquals(3, t, 0.4);
            assertTrue(fitted.onLogits());
            assertEquals(data.manifest().sha256(), fitted.origin().datasetSha256());
            assertEquals("2026-05-04T03:02:01Z", fitted.origin().created());
            assertEquals(40, fitted.origin().noLabel());
            assertEquals(40, fitted.origin().unknownLabel());
            assertEquals(1, fitted.origin().invalid());
            assertEquals(ROWS - 81, fitted.origin().fitRows() + fitted.origin().before().n());
            assertTrue(fitted.origin().after().ece() < fitted.origin().before().ece() / 2);
            assertEquals(json, CalibrationJson.write(calibrate(data, overconfident(), CalibrationMethod.TEMPERATURE)));
        }
    }

    @Test
    void aCalibratedRunKeepsWhatTheModelStated() throws IOException {
        try (Dataset data = data()) {
            FakeModel model = overconfident();
            ModelCalibration fitted = calibrate(data, model, CalibrationMethod.BETA);
            RunManifest raw = score(data, model, new ScoreRequest("y", null, 700));
            RunManifest calibrated = score(data, model, new ScoreRequest("y", null, 700).with(fitted));
            assertNull(raw.calibration());
            assertEquals(fitted.fingerprint(), present(calibrated.calibration()).fingerprint());
            try (Run before = Run.open(folder.resolve("runs"), raw.id());
                    Run after = Run.open(folder.resolve("runs"), calibrated.id())) {
                assertNull(before.statedPredictions());
                Predictions stated = present(after.statedPredictions());
                assertArrayEquals(before.predictions().confidence(), stated.confidence());
                assertArrayEquals(before.predictions().truth(), stated.truth());
                assertArrayEquals(before.predictions().predicted(), stated.predicted());
                double[] p = before.distribution(5);
                fitted.calibrator().apply(p, 0, 2);
                assertArrayEquals(p, after.distribution(5), 1e-12);
                assertNotEquals(before.predictions().confidence()[5], after.predictions().confidence()[5]);
                assertEquals(-1, after.predictions().predicted()[17]);
            }
            Path out = folder.resolve("p.csv");
            PredictionFiles.write(folder.resolve("runs"), calibrated.id(), out);
            assertEquals("row_id,predicted,confidence,p_no,p_yes,status,y,raw_p_no,raw_p_yes",
                    Files.readAllLines(out).getFirst());
        }
    }

    private static <T> T present(@org.jspecify.annotations.Nullable T value) {
        assertNotNull(value);
        return value;
    }

    @Test
    void warnsWhereTheModelKnowsTheRows() {
        try (Dataset data = data()) {
            FakeModel model = overconfident().from(Map.of("dataset_sha256", data.manifest().sha256()));
            List<String> warnings = calibrate(data, model, CalibrationMethod.PLATT).origin().warnings();
            assertTrue(warnings.getFirst().contains("trained or tested with"), warnings.toString());
        }
    }

    @Test
    void refusesRegressionsOtherModelsAndColumnsThatAreNotThere() {
        try (Dataset data = data()) {
            FakeModel value = new FakeModel(List.of(), ScoreKind.UNKNOWN, List.of("x"),
                    (batch, row, scores, at) -> scores[at] = 1);
            assertThrows(RefusedException.class, () -> calibrate(data, value, CalibrationMethod.TEMPERATURE));
            FakeModel model = overconfident();
            assertThrows(RefusedException.class, () -> new CalibrateJob(data, model, "fake", model.binding(),
                    CalibrationRequest.of("z"), CLOCK).run(JobContext.NONE));
            ModelCalibration fitted = calibrate(data, model, CalibrationMethod.TEMPERATURE);
            ModelCalibration foreign = new ModelCalibration("f".repeat(64), fitted.classes(), fitted.method(),
                    fitted.onLogits(), fitted.calibrator(), fitted.origin());
            assertThrows(RefusedException.class, () -> score(data, model, ScoreRequest.ALL.with(foreign)));
            assertThrows(JobCancelledException.class, () -> new CalibrateJob(data, model, "fake", model.binding(),
                    CalibrationRequest.of("y"), CLOCK).run(new JobContext() {
                        @Override
                        public void progress(long done, long total) {
                        }

                        @Override
                        public void step(String text) {
                        }

                        @Override
                        public boolean isCancelled() {
                            return true;
                        }
                    }));
        }
    }

    @Test
    void liesBesideTheModelAndTravelsIntoAWorkspace() throws IOException {
        Path file = Files.writeString(folder.resolve("m.fake"), "model");
        FakeModel model = overconfident();
        try (Dataset data = data(); Workspace workspace = Workspace.open(folder.resolve("ws"), CLOCK)) {
            ModelCalibration fitted = calibrate(data, model, CalibrationMethod.VECTOR);
            assertNull(CalibrationFile.of(file, model));
            assertThrows(RefusedException.class, () -> workspace.saveCalibration(fitted));
            CalibrationFile.write(CalibrationFile.beside(file), fitted);
            assertEquals(fitted.fingerprint(), fingerprint(CalibrationFile.of(file, model)));
            Path home = Files.createDirectories(folder.resolve("ws/models").resolve(model.card().sha256()));
            assertNull(workspace.calibration(model));
            assertEquals(fitted.fingerprint(), fingerprint(workspace.adoptCalibration(file, model)));
            assertEquals(fitted.fingerprint(), fingerprint(workspace.calibration(model)));
            assertEquals(fitted.fingerprint(),
                    fingerprint(CalibrationFile.of(Files.writeString(home.resolve("model.fake"), "model"), model)));
            ModelCalibration newer = calibrate(data, model, CalibrationMethod.ISOTONIC);
            workspace.saveCalibration(newer);
            assertEquals(newer.fingerprint(), fingerprint(workspace.adoptCalibration(file, model)));
            assertTrue(workspace.removeCalibration(model));
            assertNull(workspace.calibration(model));
        }
    }

    private static String fingerprint(@org.jspecify.annotations.Nullable ModelCalibration calibration) {
        return calibration == null ? "none" : calibration.fingerprint();
    }

    @Test
    void refusesAFileThatIsBrokenHugeOrForAnotherModel() throws IOException {
        Path file = folder.resolve("m.fake.calibration.json");
        Model model = overconfident();
        Files.writeString(file, "{\"format\":");
        String broken = assertThrows(RefusedException.class, () -> CalibrationFile.read(file, model)).problem()
                .oneLine();
        assertTrue(broken.contains(file.toString()) && broken.contains("--raw"), broken);
        Files.write(file, new byte[CalibrationJson.MAX_LENGTH + 1]);
        assertThrows(RefusedException.class, () -> CalibrationFile.read(file, model));
        Files.delete(file);
        Files.createDirectory(file);
        assertThrows(RefusedException.class, () -> CalibrationFile.of(folder.resolve("m.fake"), model));
    }
}
