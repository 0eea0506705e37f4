package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.cli.CommandRunner.Outcome;

/** What a model expects of its rows is asked before everything that runs it or makes its successor. */
class ContractTest {

    @TempDir
    Path folder;

    private CommandRunner runner;

    @BeforeEach
    void prepare() {
        runner = new CommandRunner(folder.resolve("log"));
    }

    /** Rows of two kinds; {@code odd} more are far outside of what the others are like. */
    private Path data(String name, int rows, int odd) throws IOException {
        StringBuilder csv = new StringBuilder("x,part,kind\n");
        Random random = new Random(rows);
        for (int row = 0; row < rows + odd; row++) {
            int kind = random.nextInt(2);
            double x = row < rows ? 2 * kind + random.nextGaussian() * 0.3 : 1000 + row;
            csv.append(String.format(Locale.ROOT, "%.3f,%d,%s%n", x, row % 3, kind == 0 ? "cold" : "hot"));
        }
        return Files.writeString(folder.resolve(name), csv);
    }

    private JsonNode run(Object... arguments) {
        Outcome outcome = runner.run(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray());
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.json();
    }

    private Path trained() throws IOException {
        Path model = folder.resolve("kinds.smile");
        run("train", data("train.csv", 300, 0), "--target", "kind", "--drop", "part", "--out", model);
        return model;
    }

    private void refuse(Path model) throws IOException {
        Path file = folder.resolve(model.getFileName() + ".expectations.json");
        Files.writeString(file, Files.readString(file).replaceAll("(?i)\"flag\"", "\"refuse\""));
    }

    @Test
    void scoringAndCalibratingNameTheRowsOrLeaveThemOut() throws IOException {
        Path model = trained();
        Path rows = data("new.csv", 200, 7);
        Path out = folder.resolve("p.csv");
        JsonNode flagged = run("score", rows, "--model", model, "--out", out);
        assertEquals(207, flagged.get("rows").asInt());
        assertEquals(7, flagged.at("/violations/0/rows").asInt());
        refuse(model);
        Path broken = folder.resolve("broken.csv");
        JsonNode refused = run("score", rows, "--model", model, "--out", out, "--violations", broken);
        assertEquals(200, refused.get("rows").asInt());
        assertEquals(8, Files.readAllLines(broken).size());
        assertTrue(Files.readAllLines(broken).get(1).startsWith("200,"), Files.readString(broken));
        JsonNode calibrated = run("calibrate", model, "--data", rows, "--truth", "kind");
        assertEquals(200, calibrated.get("rows").asInt());
        assertTrue(calibrated.get("warnings").toString().contains("7 rows break"), calibrated.toString());
    }

    @Test
    void rowsThatAreNotAsExpectedAreFlaggedHoweverSureTheModelIs() throws IOException {
        Path model = trained();
        Path rows = data("new.csv", 200, 7);
        Path out = folder.resolve("p.csv");
        Path workspace = folder.resolve("w");
        String id = run("score", rows, "--model", model, "--out", out, "--workspace", workspace).get("run").asText();
        List<String> lines = Files.readAllLines(out);
        assertTrue(lines.getFirst().endsWith(",unexpected"), lines.getFirst());
        assertTrue(lines.get(201).contains("x is from"), lines.get(201));
        assertTrue(lines.get(1).endsWith(","), lines.get(1));

        Path flagged = folder.resolve("f.csv");
        JsonNode counted = run("flag", out, "--threshold", "0", "--out", flagged);
        assertEquals(7, counted.get("flagged").asInt(), "a threshold of 0 flags nothing by itself");
        assertEquals(7, counted.get("unexpected").asInt());
        assertEquals(7,
                Files.readAllLines(flagged).stream().filter(l -> l.contains("not as expected: x is from")).count());

        JsonNode made = run("review", "new", "--run", id, "--threshold", "0", "--workspace", workspace);
        assertEquals(7, made.get("items").asInt(), made.toString());
        assertEquals(3,
                runner.run("review", "new", "--run", id, "--threshold", "0", "--where", "x < 900", "--workspace",
                        workspace).code(),
                "none of the others is flagged");

        Path policy = Files.writeString(folder.resolve("policy.json"),
                "{\"measure\": \"confidence\", \"threshold\": 0}");
        Path decided = folder.resolve("d.csv");
        run("score", rows, "--model", model, "--policy", policy, "--out", decided);
        assertEquals(7, Files.readAllLines(decided).stream().filter(l -> l.contains(",review,")).count());
        assertEquals(200, Files.readAllLines(decided).stream().filter(l -> l.contains(",accept,")).count());

        JsonNode expected = run("score", data("like.csv", 150, 0), "--model", model, "--out", out);
        assertEquals(0, expected.get("violations").size());
        assertFalse(Files.readString(out).contains("unexpected"), "no column where every row is as expected");
    }

    @Test
    void theRowsThatBreakAnExpectationAreWrittenOverNoFileThatIsRead() throws IOException {
        Path model = trained();
        Path rows = data("new.csv", 20, 7);
        Path out = folder.resolve("p.csv");
        String before = Files.readString(rows);
        for (Path taken : new Path[]{rows, model, out, folder.resolve("none").resolve("v.csv")}) {
            assertEquals(3, runner.run("score", rows, "--model", model, "--out", out, "--violations", taken).code(),
                    taken.toString());
        }
        assertEquals(before, Files.readString(rows));
        assertTrue(Files.notExists(out), "it is refused before the work is done");
    }

    @Test
    void retrainingLearnsFromNoRowThatTheChampionRefusesAndHandsOnWhatItExpects() throws IOException {
        Path recipe = Files.writeString(folder.resolve("kinds.json"), """
                {"name": "kinds", "target": "kind", "held_out": "part = 2", "drop": ["part"], "seed": 3, "retries": 0,
                 "parameters": {"trees": "20"}, "promote": "when_passed", "drift": "looked at: none"}""");
        Path workspace = folder.resolve("w");
        JsonNode first = run("retrain", recipe, "--data", data("january.csv", 300, 0), "--workspace", workspace);
        assertEquals(0, first.get("violations").size());
        Path contract = contractOf(workspace, first.at("/candidate/sha256").asText());
        String strict = Files.readString(contract).replaceAll("(?i)\"flag\"", "\"refuse\"");
        Files.writeString(contract, strict);
        JsonNode second = run("retrain", recipe, "--data", data("february.csv", 330, 9), "--workspace", workspace);
        // 3 of the 9 are held out
        assertEquals(6, second.at("/violations/0/rows").asInt());
        String inherited = Files.readString(contractOf(workspace, second.at("/candidate/sha256").asText()));
        assertTrue(inherited.toLowerCase(Locale.ROOT).contains("\"refuse\""), inherited);
        assertTrue(second.at("/comparison/notes").toString().contains("not scored"),
                second.get("comparison").toString());
    }

    @Test
    void watchingARunSaysWhatItsRowsBroke() throws IOException {
        Path model = trained();
        Path workspace = folder.resolve("w");
        run("train", folder.resolve("train.csv"), "--target", "kind", "--drop", "part", "--out", model, "--workspace",
                workspace);
        run("score", data("new.csv", 200, 7), "--model", model, "--out", folder.resolve("p.csv"), "--workspace",
                workspace);
        JsonNode watched = run("monitor", "--workspace", workspace);
        assertEquals(7, watched.at("/violations/0/rows").asInt(), watched.toString());
    }

    private static Path contractOf(Path workspace, String sha256) {
        return workspace.resolve("models").resolve(sha256).resolve("expectations.json");
    }
}
