package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.cli.CommandRunner.Outcome;

/** A calibration from its fit to the predictions that it changes. */
class CalibrateCommandTest {

    @TempDir
    Path folder;

    private CommandRunner runner;
    private Path model;

    @BeforeEach
    void prepare() throws IOException {
        runner = new CommandRunner(folder.resolve("log"));
        model = folder.resolve("m.smile");
        Outcome trained = runner.run("train", data("learned.csv", 1, 400), "--target", "kind", "--algorithm",
                "adaboost",
                "--param", "trees=30", "--out", model);
        assertEquals(0, trained.code(), trained.err());
    }

    private Path data(String name, long seed, int rows) throws IOException {
        StringBuilder csv = new StringBuilder("x,noise,kind\n");
        Random random = new Random(seed);
        for (int row = 0; row < rows; row++) {
            double x = random.nextGaussian();
            String kind = x + 0.7 * random.nextGaussian() > 0 ? "warm" : "cold";
            csv.append(String.format(Locale.ROOT, "%.3f,%.3f,%s%n", x, random.nextGaussian(), kind));
        }
        return Files.writeString(folder.resolve(name), csv);
    }

    private JsonNode done(Object... arguments) {
        Object[] all = java.util.stream.Stream.concat(java.util.stream.Stream.of(arguments),
                java.util.stream.Stream.of("--json")).toArray();
        Outcome outcome = runner.run(all);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.json();
    }

    @Test
    void calibratesBesideTheModelAndScoringAppliesIt() throws IOException {
        byte[] before = Files.readAllBytes(model);
        JsonNode fitted = done("calibrate", model, "--data", data("labelled.csv", 2, 1000), "--truth", "kind");
        assertEquals(300, fitted.get("n").asInt(), 1);
        assertEquals(1000, fitted.get("n").asInt() + fitted.get("fit_rows").asInt());
        assertTrue(fitted.at("/after/ece_ew_15").asDouble() < fitted.at("/before/ece_ew_15").asDouble());
        assertTrue(Files.exists(folder.resolve("m.smile.calibration.json")));
        assertEquals(java.util.Arrays.hashCode(before), java.util.Arrays.hashCode(Files.readAllBytes(model)));
        Path fresh = data("fresh.csv", 3, 800);
        Path out = folder.resolve("p.csv");
        JsonNode scored = done("score", fresh, "--model", model, "--truth", "kind", "--out", out);
        assertEquals(fitted.get("fingerprint").asText(), scored.at("/calibration/fingerprint").asText());
        JsonNode evaluated = done("evaluate", out, "--truth", "kind");
        Path rawOut = folder.resolve("raw.csv");
        JsonNode raw = done("score", fresh, "--model", model, "--truth", "kind", "--raw", "--out", rawOut);
        assertTrue(raw.get("calibration").isNull());
        JsonNode rawEvaluated = done("evaluate", rawOut, "--truth", "kind");
        assertTrue(rawEvaluated.get("raw").isNull());
        for (String key : new String[]{"n", "accuracy", "ece_ew_15", "brier_multiclass", "log_loss"}) {
            assertEquals(rawEvaluated.get(key).asDouble(), evaluated.at("/raw/" + key).asDouble(), 1e-12, key);
        }
        assertTrue(evaluated.get("ece_ew_15").asDouble() < rawEvaluated.get("ece_ew_15").asDouble());
        assertEquals(evaluated.get("accuracy").asDouble(), rawEvaluated.get("accuracy").asDouble());
    }

    @Test
    void keepsItInTheWorkspaceWhichCountsBeforeTheFileBeside() throws IOException {
        Path labelled = data("labelled.csv", 2, 1000);
        Path workspace = folder.resolve("ws");
        JsonNode kept = done("calibrate", model, "--data", labelled, "--truth", "kind", "--method", "isotonic",
                "--workspace", workspace);
        assertTrue(kept.get("out").isNull());
        assertFalse(Files.exists(folder.resolve("m.smile.calibration.json")));
        JsonNode beside = done("calibrate", model, "--data", labelled, "--truth", "kind");
        assertNotEquals(kept.get("fingerprint"), beside.get("fingerprint"));
        JsonNode scored = done("score", labelled, "--model", model, "--workspace", workspace, "--out",
                folder.resolve("p.parquet"));
        assertEquals("isotonic", scored.at("/calibration/method").asText());
        JsonNode elsewhere = done("score", labelled, "--model", model, "--workspace", folder.resolve("ws2"), "--out",
                folder.resolve("p.parquet"));
        assertEquals("temperature", elsewhere.at("/calibration/method").asText());
        Files.delete(folder.resolve("m.smile.calibration.json"));
        JsonNode again = done("score", labelled, "--model", model, "--workspace", folder.resolve("ws2"), "--out",
                folder.resolve("p.parquet"));
        assertEquals("temperature", again.at("/calibration/method").asText());
    }

    @Test
    void refusesABrokenCalibrationUnlessToldToLeaveItAside() throws IOException {
        Files.writeString(folder.resolve("m.smile.calibration.json"), "{}");
        Path rows = data("rows.csv", 2, 20);
        Path out = folder.resolve("p.csv");
        Outcome refused = runner.run("score", rows, "--model", model, "--out", out);
        assertEquals(3, refused.code());
        assertEquals(1, refused.err().lines().count(), refused.err());
        assertFalse(Files.exists(out));
        assertEquals(0, runner.run("score", rows, "--model", model, "--out", out, "--raw").code());
    }

    @Test
    void cancelLeavesNothing() throws IOException {
        runner.cancellation().cancel();
        assertEquals(4, runner.run("calibrate", model, "--data", data("rows.csv", 2, 200), "--truth", "kind").code());
        assertFalse(Files.exists(folder.resolve("m.smile.calibration.json")));
    }
}
