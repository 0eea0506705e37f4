package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.cli.CommandRunner.Outcome;

/** Versions on the command line: compare, promote, score, roll back, score again, export, import. */
class ModelsTest {

    @TempDir
    Path folder;

    private CommandRunner runner;
    private Path data;
    private Path workspace;

    @BeforeEach
    void trainTwoVersions() throws IOException {
        runner = new CommandRunner(folder.resolve("log"));
        workspace = folder.resolve("w");
        StringBuilder csv = new StringBuilder("x,z,part,kind\n");
        Random random = new Random(5);
        for (int row = 0; row < 900; row++) {
            double x = random.nextGaussian();
            String kind = x + 0.4 * random.nextGaussian() > 0 ? "warm" : "cold";
            csv.append(String.format(Locale.ROOT, "%.3f,%.3f,%d,%s%n", x, random.nextGaussian(), row % 3, kind));
        }
        data = Files.writeString(folder.resolve("kinds.csv"), csv);
        // the second learns from noise alone
        train("a.smile", "part");
        train("b.smile", "part,x");
    }

    private void train(String out, String drop) {
        done("train", data, "--target", "kind", "--out", folder.resolve(out), "--name", "kinds", "--param", "trees=20",
                "--where", "part < 2", "--drop", drop);
    }

    private Outcome in(Object... arguments) {
        return runner.run(Stream.concat(Stream.of(arguments), Stream.of("--workspace", workspace, "--json")).toArray());
    }

    private JsonNode done(Object... arguments) {
        Outcome outcome = in(arguments);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.json();
    }

    private JsonNode promote(String reference, Object... more) {
        return done(Stream.concat(Stream.of("models", "promote", reference), Arrays.stream(more)).toArray());
    }

    private byte[] score(String out) throws IOException {
        Path file = folder.resolve(out);
        done("score", data, "--model", "kinds@champion", "--where", "part = 2", "--truth", "kind", "--out", file);
        return Files.readAllBytes(file);
    }

    @Test
    void whatWasScoredBeforeAPromotionIsScoredAgainAfterItsRollbackByteForByte() throws IOException {
        promote("kinds@1");
        byte[] before = score("p1.csv");
        Outcome refused = in("models", "promote", "kinds@2", "--held-out", data, "--truth", "kind", "--where",
                "part = 2", "--drift", "looked at, none");
        assertEquals(3, refused.code());
        assertTrue(refused.err().contains("accuracy failed"), refused.err());
        JsonNode promoted = promote("kinds@2", "--drift", "looked at, none", "--accept", "accuracy=a test",
                "--accept", "calibration=a test", "--accept", "classes=a test");
        assertEquals("a test", promoted.at("/checks/1/accepted").asText());
        assertFalse(Arrays.equals(before, score("p2.csv")), "the second version answers otherwise");
        assertEquals(1, done("models", "rollback", "kinds").get("version").asInt());
        assertArrayEquals(before, score("p3.csv"));
        List<Path> runs = runs();
        assertArrayEquals(Files.readAllBytes(runs.getFirst()), Files.readAllBytes(runs.getLast()));
        JsonNode list = done("models", "list", "kinds");
        assertEquals("retired", list.at("/models/0/state").asText());
        assertEquals("champion", list.at("/models/1/state").asText());
        assertEquals("part < 2", list.at("/models/1/lineage/where").asText());
        assertEquals(3, list.get("history").size());
        assertEquals(3, in("models", "rollback", "kinds").code());
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> files = Files.list(workspace.resolve("runs"))) {
            return files.filter(f -> f.toString().endsWith(".parquet")).sorted().toList();
        }
    }

    @Test
    void aComparisonIsOfTheSameRowsAndLeavesEverythingAsItWas() {
        promote("kinds@1");
        JsonNode compared = done("models", "compare", "kinds@2", "--held-out", data, "--truth", "kind", "--where",
                "part = 2").get("comparison");
        assertEquals(300, compared.get("n").asInt());
        JsonNode accuracy = compared.get("accuracy");
        assertEquals(accuracy.get("change").asDouble(),
                (compared.get("only_candidate_right").asInt() - compared.get("only_champion_right").asInt()) / 300.0,
                1e-9);
        double low = accuracy.at("/change_ci95/0").asDouble();
        double high = accuracy.at("/change_ci95/1").asDouble();
        assertTrue(low < accuracy.get("change").asDouble() && accuracy.get("change").asDouble() < high && high < 0);
        assertTrue(compared.get("mcnemar_p").asDouble() < 1e-6);
        assertEquals("champion", done("models", "list").at("/models/1/state").asText());
        assertEquals(3, in("models", "compare", "kinds@1", "--held-out", data, "--truth", "kind").code());
        assertEquals(3, in("models", "compare", "kinds@2").code());
        assertEquals(3, in("models", "compare", "kinds@7", "--held-out", data, "--truth", "kind").code());
    }

    @Test
    void aVersionTravelsAsOneFile() throws IOException {
        Path archive = folder.resolve("kinds.zip");
        done("models", "export", "kinds@1", "--out", archive);
        workspace = folder.resolve("elsewhere");
        JsonNode imported = done("models", "import", archive);
        assertEquals("candidate", imported.get("state").asText());
        assertEquals("part < 2", imported.at("/lineage/where").asText());
        assertTrue(imported.at("/lineage/source").asText().contains("kinds@1"));
        assertEquals(imported, done("models", "import", archive), "the same file again is the same version");
        promote("kinds@1");
        assertTrue(score("p.csv").length > 1000);
        Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 3000));
        Outcome refused = in("models", "import", archive);
        assertEquals(3, refused.code());
        assertEquals(1, refused.err().lines().count());
    }
}
