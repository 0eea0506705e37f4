package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.cli.CommandRunner.Outcome;

class ShapeCommandTest {

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by prepare()
    private CommandRunner runner;

    @SuppressWarnings("NullAway.Init") // by prepare()
    private Path data;

    @BeforeEach
    void prepare() throws IOException {
        runner = new CommandRunner(folder.resolve("log"));
        StringBuilder csv = new StringBuilder("id,a,b,kind\n");
        for (int i = 0; i < 400; i++) {
            csv.append(i).append(',').append(i % 20).append(',').append((i * 7) % 31).append(',')
                    .append(i % 20 + (i * 7) % 31 > 24 ? "high" : "low").append('\n');
        }
        data = Files.writeString(folder.resolve("rows.csv"), csv);
    }

    @Test
    void doesTheOptionsInTheirOrder() throws IOException {
        Path out = folder.resolve("out.csv");
        Outcome done = runner.run("shape", data, "--derive", "c = a + b", "--rename", "a=x", "--filter", "x > 17",
                "--derive",
                "x=x*2", "--filter", "x = 38", "--drop", "b,kind", "--out", out, "--source-row", "--json");
        assertEquals(0, done.code(), done.err());
        List<String> lines = Files.readAllLines(out);
        assertEquals("source_row,id,x,c", lines.getFirst());
        assertEquals(21, lines.size());
        assertEquals("19,19,38," + (19 + 19 * 7 % 31), lines.get(1));
        JsonNode json = done.json();
        assertEquals(400, json.get("rows_before").asInt());
        assertEquals(20, json.get("rows").asInt());
        assertEquals("x = x*2", json.get("steps").get(3).asText());
    }

    @Test
    void savedStepsAreDoneAgainBeforeTrainingAndScoring() throws IOException {
        Path steps = folder.resolve("steps.json");
        Path sql = folder.resolve("steps.sql");
        assertEquals(0, runner.run("shape", data, "--derive", "sum = a + b", "--drop", "id,a,b", "--save-steps", steps,
                "--sql-out", sql).code());
        assertTrue(Files.readString(sql).contains("(a + b"), Files.readString(sql));
        Path model = folder.resolve("m.smile");
        Outcome trained = runner.run("train", data, "--steps", steps, "--target", "kind", "--out", model, "--algorithm",
                "decision-tree", "--json");
        assertEquals(0, trained.code(), trained.err());
        assertEquals("[\"sum\"]", trained.json().get("manifest").get("features").toString());
        assertEquals("rows.csv, 2 steps", trained.json().get("manifest").get("dataset").asText());
        assertEquals(1.0, trained.json().get("metrics").get("accuracy").asDouble(), 0.03);
        Outcome scored = runner.run("score", data, "--steps", steps, "--model", model, "--truth", "kind", "--out",
                folder.resolve("p.csv"), "--json");
        assertEquals(0, scored.code(), scored.err());
        assertTrue(scored.json().get("accuracy").asDouble() > 0.95);
        assertTrue(scored.json().get("warnings").toString().contains("row_id counts the rows after the steps"));
        Path other = Files.writeString(folder.resolve("other.csv"), "id,a,c\n1,2,3\n");
        Outcome misfit = runner.run("score", other, "--steps", steps, "--model", model, "--out",
                folder.resolve("q.csv"));
        assertEquals(3, misfit.code());
        assertTrue(
                misfit.err().contains("Step 1 does not fit other.csv (sum = a + b, character 5): there is no column b"),
                misfit.err());
    }

    @Test
    void nothingIsWrittenOverAFileThatIsReadOrTwiceToOne() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "id,c\n1,2\n");
        Path out = folder.resolve("out.csv");
        for (List<Object> wrong : List.<List<Object>>of(List.of("--out", other), List.of("--save-steps", other),
                List.of("--sql-out", data), List.of("--out", out, "--save-steps", out),
                List.of("--sql-out", out, "--save-steps", folder.resolve("x").resolve("..").resolve("out.csv")))) {
            List<Object> words = new java.util.ArrayList<>(List.of("shape", data, "--join", other, "--on", "id"));
            words.addAll(wrong);
            Outcome refused = runner.run(words.toArray());
            assertEquals(3, refused.code(), wrong + refused.err());
        }
        assertEquals("id,c\n1,2\n", Files.readString(other));
        assertTrue(Files.notExists(out));
    }

    @Test
    void helpSaysHowASampleIsWritten() {
        assertTrue(runner.run("shape", "--help").out().contains("--sample=N|P% "));
    }

    @Test
    void aWorkspaceKeepsTheShapedDataset() {
        Path workspace = folder.resolve("ws");
        Outcome done = runner.run("shape", data, "--sample", "10%", "--seed", "4", "--workspace", workspace, "--json");
        assertEquals(0, done.code(), done.err());
        String id = done.json().get("dataset").asText();
        assertTrue(Files.exists(workspace.resolve("datasets").resolve(id + ".duckdb")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--filter=(SELECT TRUE FROM read_csv('/etc/passwd'))", "--filter=TRUE; ATTACH 'x'",
            "--derive=x=getenv('HOME')", "--derive=no equals sign", "--type=a=blob", "--sample=many", "--sample=0",
            "--sample=200%", "--join=labels.csv", "--on=id", "--drop=nothing", "--rename=a=B"})
    void refusesWhatIsNoStepInOneLineAndWritesNothing(String option) throws IOException {
        int equals = option.indexOf('=');
        Path out = folder.resolve("out.csv");
        Outcome refused = runner.run("shape", data, option.substring(0, equals), option.substring(equals + 1), "--out",
                out);
        assertEquals(3, refused.code(), refused.err());
        assertEquals(1, refused.err().lines().count(), refused.err());
        assertFalse(Files.exists(out));
        try (Stream<Path> left = Files.list(folder)) {
            assertTrue(left.noneMatch(p -> p.toString().endsWith(".part")));
        }
    }

    @Test
    void doesNotOverwriteWhatItReads() throws IOException {
        String before = Files.readString(data);
        assertEquals(3, runner.run("shape", data, "--sample", "5", "--out", data).code());
        assertEquals(3, runner.run("shape", data, "--sample", "5", "--save-steps", data).code());
        assertEquals(before, Files.readString(data));
    }

    @Test
    void anOptionWithoutAValueIsAUsageError() {
        assertEquals(2, runner.run("shape", data, "--filter").code());
    }

    @Test
    void comparesVariantsOnTheSameFolds() {
        Path steps = folder.resolve("steps.json");
        assertEquals(0, runner.run("shape", data, "--derive", "sum = a + b", "--save-steps", steps).code());
        Outcome compared = runner.run("compare-variants", data, "--target", "kind", "--drop", "id", "--variant",
                "tree:algorithm=decision-tree,param.max-depth=2", "--variant",
                "sum:algorithm=decision-tree,param.max-depth=2,steps=" + steps, "--variant",
                "smote:algorithm=decision-tree,balance=smote", "--folds", "4", "--json");
        assertEquals(0, compared.code(), compared.err());
        JsonNode variants = compared.json().get("variants");
        assertEquals(3, variants.size());
        assertTrue(variants.get(1).get("figures").get("accuracy").get("mean").asDouble() > 0.97);
        JsonNode gain = variants.get(1).get("difference_to_first").get("accuracy");
        assertTrue(gain.get("lower").asDouble() > 0, "the sum is what decides: " + gain);
        assertEquals(400, variants.get(2).get("rows").asInt());
        assertEquals(2, variants.get(0).get("recall").size());
        for (String wrong : List.of("a:balance=magic", "a:colour=red", "a:algorithm=none", "a:steps=absent.json",
                "a:param.depth=x", "")) {
            Outcome refused = runner.run("compare-variants", data, "--target", "kind", "--variant", wrong);
            assertEquals(3, refused.code(), wrong + refused.err());
            assertEquals(1, refused.err().lines().count(), refused.err());
        }
    }

    @Test
    void trainsBalancedAndByGroup() {
        Path model = folder.resolve("m.smile");
        Outcome trained = runner.run("train", data, "--target", "kind", "--out", model, "--algorithm", "decision-tree",
                "--balance", "oversample", "--group", "b", "--json");
        assertEquals(0, trained.code(), trained.err());
        assertEquals("by group of b, 20 %", trained.json().get("manifest").get("split").asText());
        assertTrue(trained.json().get("warnings").toString().contains("calibrate it"));
        Outcome described = runner.run("describe", model, "--json");
        assertEquals("oversample", described.json().get("metadata").get("balance").asText());
        assertTrue(described.json().get("warnings").toString().contains("oversampling"), described.out());
        assertEquals(3, runner.run("train", data, "--target", "kind", "--out", model, "--balance", "magic").code());
        assertEquals(3, runner.run("train", data, "--target", "kind", "--out", model, "--split", "odd").code());
    }
}
