package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/** The main job, command by command, on a small dataset made here. */
class MainJobTest {

    private static final int ROWS = 400;

    @TempDir
    Path folder;

    private CommandRunner runner;
    private Path data;

    /** Two classes told apart by x, less and less clearly towards 0; the label of one row in a hundred is missing. */
    @BeforeEach
    void prepare() throws IOException {
        runner = new CommandRunner(folder.resolve("log"));
        StringBuilder csv = new StringBuilder("x,noise,kind\n");
        Random random = new Random(11);
        for (int row = 0; row < ROWS; row++) {
            double x = random.nextGaussian();
            String kind = row % 100 == 99 ? "" : x + 0.5 * random.nextGaussian() > 0 ? "warm" : "cold";
            csv.append(String.format(Locale.ROOT, "%.3f,%.3f,%s%n", x, random.nextGaussian(), kind));
        }
        data = Files.writeString(folder.resolve("kinds.csv"), csv);
    }

    private JsonNode done(Object... arguments) {
        Object[] all = Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray();
        Outcome outcome = runner.run(all);
        assertEquals(0, outcome.code(), outcome.err());
        assertEquals("", outcome.err());
        return outcome.json();
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path trained() {
        Path model = folder.resolve("kinds.smile");
        done("train", data, "--target", "kind", "--out", model, "--param", "trees=20", "--seed", 3);
        return model;
    }

    @Test
    void describesADatasetAndAModelByContent() throws IOException {
        JsonNode dataset = done("describe", data);
        assertEquals(ROWS, dataset.get("rows").asInt());
        assertEquals(3, dataset.get("columns").size());
        assertEquals("real", dataset.at("/columns/0/type").asText());
        assertEquals(4, dataset.at("/columns/2/missing").asInt());
        assertTrue(dataset.at("/columns/0/max").isNumber() && dataset.at("/columns/2/mean").isNull());
        Path model = Files.move(trained(), folder.resolve("renamed.dat"));
        JsonNode described = done("describe", model);
        assertEquals("smile", described.get("format").asText());
        assertEquals("classification", described.get("task").asText());
        assertEquals("[\"cold\",\"warm\"]", described.get("classes").toString());
        assertEquals(64, described.get("sha256").asText().length());
        assertTrue(described.get("opset").isNull());
    }

    @Test
    void trainsScoresEvaluatesAndFlags() throws IOException {
        Path model = trained();
        Path predictions = folder.resolve("p.csv");
        JsonNode scored = done("score", data, "--model", model, "--truth", "kind", "--out", predictions);
        assertEquals(ROWS, scored.get("rows").asInt());
        assertEquals("cpu", scored.get("provider").asText());
        JsonNode evaluated = done("evaluate", predictions, "--truth", "kind");
        assertEquals(scored.get("accuracy").asDouble(), evaluated.get("accuracy").asDouble(), 1e-12);
        assertEquals(4, evaluated.get("excluded_no_label").asInt());
        assertEquals(2, evaluated.get("per_class").size());
        Path flagged = folder.resolve("f.csv");
        JsonNode result = done("flag", predictions, "--threshold", 0.8, "--truth", "kind", "--out", flagged);
        List<String> lines = Files.readAllLines(flagged);
        assertEquals(ROWS + 1, lines.size());
        assertEquals(result.get("flagged").asLong(), lines.stream().filter(l -> l.contains(",true,")).count());
        assertTrue(result.get("flagged").asInt() > 0 && result.get("accepted").asInt() > 0);
        assertEquals(List.of("f.csv", "kinds.csv", "kinds.smile", "kinds.smile.expectations.json", "p.csv"), names());
    }

    @Test
    void flagsNoMoreThanTheBudgetAndAsCheaplyAsItCan() {
        Path predictions = folder.resolve("p.parquet");
        done("score", data, "--model", trained(), "--truth", "kind", "--out", predictions);
        Path out = folder.resolve("f.parquet");
        assertTrue(done("flag", predictions, "--budget", 30, "--truth", "kind", "--out", out).get("flagged")
                .asInt() <= 30);
        double cheap = done("flag", predictions, "--error-cost", 2, "--truth", "kind", "--out", out).get("flagged")
                .asInt();
        double dear = done("flag", predictions, "--error-cost", 50, "--truth", "kind", "--out", out).get("flagged")
                .asInt();
        assertTrue(cheap <= dear, cheap + " reviews where errors cost little, " + dear + " where they cost much");
        JsonNode each = done("flag", predictions, "--error-cost", 9, "--per-class", "--truth", "kind", "--out", out);
        assertTrue(each.get("threshold").isNull());
        assertEquals(2, each.get("per_class").size());
    }

    @Test
    void certifiesAnErrorRateOrSaysThatItCannot() {
        Path predictions = folder.resolve("p.csv");
        done("score", data, "--model", trained(), "--truth", "kind", "--out", predictions);
        Path out = folder.resolve("f.csv");
        Outcome impossible = runner.run("flag", predictions, "--truth", "kind", "--max-error", 0.0001, "--out", out);
        assertEquals(3, impossible.code());
        assertTrue(impossible.err().contains("29956"), impossible.err());
        Outcome unlabelled = runner.run("flag", predictions, "--max-error", 0.1, "--out", out, "--truth", "p_cold");
        assertEquals(3, unlabelled.code(), unlabelled.err());
        assertFalse(Files.exists(out));
        assertEquals(2, runner.run("flag", predictions, "--out", out).code());
        assertEquals(2, runner.run("flag", predictions, "--threshold", 1, "--budget", 2, "--out", out).code());
    }

    @Test
    void keepsRunAndSessionInAWorkspace() {
        Path workspace = folder.resolve("work");
        done("score", data, "--model", trained(), "--truth", "kind", "--out", folder.resolve("p.csv"), "--workspace",
                workspace);
        JsonNode made = done("review", "new", "--workspace", workspace, "--threshold", 0.8, "--name", "doubtful");
        assertTrue(made.get("items").asInt() > 0);
        JsonNode sessions = done("review", "list", "--workspace", workspace).get("sessions");
        assertEquals(1, sessions.size());
        assertEquals("doubtful", sessions.at("/0/name").asText());
        JsonNode shown = done("review", "show", made.get("id").asText(), "--workspace", workspace);
        assertEquals(made.get("items").asInt(), shown.get("list").size());
        assertTrue(shown.at("/list/0/verdict").isNull());
        assertTrue(shown.at("/list/0/reason").asText().startsWith("confidence "));
        assertTrue(shown.at("/list/0/value").asDouble() <= shown.at("/list/1/value").asDouble());
        Path answers = folder.resolve("answers.csv");
        assertEquals(made.get("items").asInt(), done("review", "export", made.get("id").asText(), "--workspace",
                workspace, "--out", answers).get("rows").asInt());
        assertTrue(lines(answers).getFirst().startsWith("row_id,x,noise,kind,predicted,confidence,p_cold,p_warm,"));
        assertEquals(made.get("items").asInt() + 1, lines(answers).size());
        assertEquals(3, runner.run("review", "show", "nonsense", "--workspace", workspace).code());
        assertEquals(made.get("items").asInt(),
                done("review", "new", "--workspace", workspace).get("items").asInt(), "the policy was kept");
    }

    @Test
    void stopsWhenCancelledAndLeavesNothing() {
        Path model = trained();
        runner.cancellation().cancel();
        for (List<Object> command : List.<List<Object>>of(
                List.of("score", data, "--model", model, "--out", folder.resolve("p.csv")),
                List.of("train", data, "--target", "kind", "--out", folder.resolve("m.smile")))) {
            Outcome outcome = runner.run(command.toArray());
            assertEquals(4, outcome.code(), outcome.err());
            assertEquals(1, outcome.err().lines().count(), outcome.err());
        }
        assertEquals(List.of("kinds.csv", "kinds.smile", "kinds.smile.expectations.json"), names());
    }

    @Test
    void doesTheWholeJobOnTheSample() throws IOException {
        Path out = folder.resolve("demo");
        JsonNode demo = done("demo", "--out", out);
        assertEquals(365, demo.get("rows").asInt());
        // the name of SVG's namespace is no address that anything is fetched from
        String report = Files.readString(Path.of(demo.get("report").asText()))
                .replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        assertTrue(report.contains("<svg") && report.contains("weather-forest"));
        assertFalse(report.contains("<script") || report.contains("http://") || report.contains("https://"));
        assertEquals(366, Files.readAllLines(Path.of(demo.get("decisions").asText())).size());
        assertEquals(demo.get("flagged").asInt(),
                done("review", "show", demo.get("session").asText(), "--workspace", out).get("items").asInt());
        assertEquals(3, runner.run("demo", "--out", folder).code(), "a folder with other things in it");
    }

    @Test
    void opensTheWindowOnTheSampleOrSaysWhyNot() {
        Outcome without = runner.run("demo", "--window", "--out", folder.resolve("a"));
        assertEquals(0, without.code(), without.err());
        assertTrue(without.out().startsWith("No window can be opened here (there is no display)"), without.out());
        assertTrue(without.out().contains("report.html"));
        runner.allowWindow();
        assertEquals(0, runner.run("demo", "--window", "--out", folder.resolve("b")).code());
        assertEquals(List.of(folder.resolve("b") + " []"), runner.opened());
    }
}
