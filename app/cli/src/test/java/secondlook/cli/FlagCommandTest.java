package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.cli.CommandRunner.Outcome;

/** Conformal sets and audits through {@code flag}. */
class FlagCommandTest {

    @TempDir
    Path folder;

    private CommandRunner runner;

    @BeforeEach
    void prepare() {
        runner = new CommandRunner(folder.resolve("log"));
    }

    private JsonNode done(Object... arguments) {
        Outcome outcome = runner.run(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray());
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.json();
    }

    /** Calibrated predictions of three classes; the last row has no usable scores. */
    private Path predictions(String name, int rows, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("p_a,p_b,\"p_c,d\",label\n");
        for (int row = 0; row < rows - 1; row++) {
            double[] p = {Math.exp(2 * random.nextGaussian()), Math.exp(2 * random.nextGaussian()), 1};
            double sum = p[0] + p[1] + p[2];
            double u = random.nextDouble() * sum;
            String label = u < p[0] ? "a" : u < p[0] + p[1] ? "b" : "\"c,d\"";
            csv.append(String.format(Locale.ROOT, "%s,%s,%s,%s%n", p[0] / sum, p[1] / sum, p[2] / sum, label));
        }
        return Files.writeString(folder.resolve(name), csv.append("0.1,,0.2,a\n"));
    }

    private static List<String> column(Path csv, int fromEnd) throws IOException {
        // a set is the only cell that holds commas
        return Files.readAllLines(csv).stream().skip(1)
                .map(line -> line.replaceAll("\"(\"\"|[^\"])*\"", "set").split(",", -1))
                .map(cells -> cells[cells.length - fromEnd]).toList();
    }

    @Test
    void flagsWhatHasNoSetOfOneClass() throws IOException {
        Path out = folder.resolve("o.csv");
        JsonNode made = done("flag", predictions("p.csv", 2001, 1), "--conformal", 0.2, "--out", out);
        assertEquals(1000, made.get("n").asInt());
        assertEquals(801, made.get("k").asInt());
        assertEquals(1000, made.get("n_test").asInt());
        assertTrue(made.get("coverage").asDouble() > 0.75 && made.get("coverage").asDouble() < 0.86, made.toString());
        List<String> sizes = column(out, 1);
        assertEquals(2001, sizes.size());
        assertEquals("", sizes.getLast());
        assertEquals(made.get("flagged").asLong(), sizes.stream().filter(size -> !size.equals("1")).count());
        assertEquals(made.get("flagged").asLong(), column(out, 4).stream().filter("true"::equals).count());
        assertTrue(Files.readString(out).contains("\"[\"\"a\"\",\"\"c,d\"\"]\""));
        assertEquals(made.toString(),
                done("flag", folder.resolve("p.csv"), "--conformal", 0.2, "--out", out).toString());
        assertNotEquals(made.get("qhat"),
                done("flag", folder.resolve("p.csv"), "--conformal", 0.2, "--seed", 2, "--out", out).get("qhat"));
    }

    @Test
    void takesTheSizesFromAnotherFile() throws IOException {
        Path calibration = predictions("c.csv", 501, 2);
        Path out = folder.resolve("o.parquet");
        JsonNode made = done("flag", predictions("p.csv", 301, 3), "--conformal", 0.1, "--calibration", calibration,
                "--out", out);
        assertEquals(500, made.get("n").asInt());
        assertEquals(300, made.get("n_test").asInt());
        JsonNode each = done("flag", folder.resolve("p.csv"), "--conformal", 0.1, "--calibration", calibration,
                "--per-class", "--out", out);
        assertTrue(each.get("qhat").isNull());
        assertEquals(3, each.get("qhat_per_class").size());
        JsonNode few = done("flag", folder.resolve("p.csv"), "--conformal", 0.001, "--out", out);
        assertTrue(few.get("qhat").isNull());
        assertEquals(301, few.get("flagged").asInt());
        assertTrue(few.at("/warnings/1").asText().contains("at least 999"), few.toString());
    }

    @Test
    void drawsAnAuditOfTheAccepted() throws IOException {
        Path out = folder.resolve("o.csv");
        JsonNode made = done("flag", predictions("p.csv", 400, 4), "--threshold", 0.5, "--audit", 25, "--out", out);
        assertEquals(25, made.get("audit").asInt());
        double probability = 25.0 / made.get("accepted").asInt();
        assertEquals(probability, made.get("audit_inclusion_probability").asDouble(), 1e-12);
        assertTrue(Files.readAllLines(out).getFirst().endsWith("flagged,reason,audit,inclusion_probability"));
        List<String> flagged = column(out, 4);
        List<String> audit = column(out, 2);
        List<String> chance = column(out, 1);
        List<String> drawn = new ArrayList<>();
        for (int row = 0; row < flagged.size(); row++) {
            boolean isDrawn = audit.get(row).equals("true");
            if (isDrawn) {
                drawn.add(Integer.toString(row));
                assertEquals("false", flagged.get(row));
                assertEquals("audit sample", column(out, 3).get(row));
            }
            assertEquals(flagged.get(row).equals("true") ? "1.0" : isDrawn ? Double.toString(probability) : "",
                    chance.get(row));
        }
        assertEquals(25, drawn.size());
        assertEquals(made.toString(), done("flag", folder.resolve("p.csv"), "--threshold", 0.5, "--audit", 25, "--out",
                out).toString());
        JsonNode all = done("flag", folder.resolve("p.csv"), "--conformal", 0.2, "--audit", 1000, "--out", out);
        assertEquals(all.get("accepted").asInt(), all.get("audit").asInt());
        assertEquals(1, all.get("audit_inclusion_probability").asDouble());
    }

    @Test
    void refusesWhatDoesNotGoTogether() throws IOException {
        Path file = predictions("p.csv", 50, 5);
        Path out = folder.resolve("o.csv");
        Path noLabels = Files.writeString(folder.resolve("n.csv"), "p_a,p_b\n0.5,0.5\n0.1,0.9\n");
        for (Map.Entry<Integer, List<Object>> wrong : List.of(
                Map.entry(2, List.<Object>of("--conformal", 0.1, "--threshold", 0.5)),
                Map.entry(2, List.<Object>of("--conformal", 0.1, "--measure", "margin")),
                Map.entry(2, List.<Object>of("--threshold", 0.1, "--calibration", file)),
                Map.entry(2, List.<Object>of("--threshold", 0.1, "--audit", -1)),
                Map.entry(2, List.<Object>of("--conformal", 0.1, "--raps-penalty", 0.2)),
                Map.entry(3, List.<Object>of("--conformal", 0.1, "--conformal-score", "raps", "--raps-penalty", -1)),
                Map.entry(3, List.<Object>of("--conformal", 0.1, "--conformal-score", "raps", "--raps-free-ranks", -1)),
                Map.entry(2, List.<Object>of("--audit", 5)), Map.entry(3, List.<Object>of("--conformal", 0)),
                Map.entry(3, List.<Object>of("--conformal", "NaN")),
                Map.entry(3, List.<Object>of("--conformal", 0.1, "--calibration", noLabels)))) {
            List<Object> arguments = new ArrayList<>(List.of("flag", file, "--out", out));
            arguments.addAll(wrong.getValue());
            Outcome outcome = runner.run(arguments.toArray());
            assertEquals(wrong.getKey(), outcome.code(), wrong + outcome.err());
            assertEquals(1, outcome.err().lines().count(), outcome.err());
        }
        assertEquals(3, runner.run("flag", noLabels, "--conformal", 0.1, "--out", out).code());
        assertTrue(Files.notExists(out));
    }

    @Test
    void aHeavyPenaltyMakesSetsAlike() throws IOException {
        Path file = predictions("p.csv", 400, 5);
        Path out = folder.resolve("o.csv");
        List<Object> raps = List.of("flag", file, "--out", out, "--conformal", 0.2, "--conformal-score", "raps");
        JsonNode none = done(Stream.concat(raps.stream(), Stream.of("--raps-penalty", 0)).toArray());
        JsonNode aps = done("flag", file, "--out", out, "--conformal", 0.2, "--conformal-score", "aps");
        JsonNode heavy = done(Stream.concat(raps.stream(), Stream.of("--raps-penalty", 10, "--raps-free-ranks", 0))
                .toArray());
        assertEquals(aps.get("qhat"), none.get("qhat"));
        assertTrue(heavy.get("qhat").asDouble() > 10, heavy.toString());
    }

    @Test
    void agreesWithTheReferenceCase() throws IOException {
        Path reference = Path.of(System.getProperty("secondlook.cases", "absent"), "f01_conformal_digits");
        assumeTrue(Files.isDirectory(reference), "no reference cases here");
        List<String> lines = Files.readAllLines(reference.resolve("input.csv"));
        String head = lines.getFirst().replace(",split", "");
        for (String part : List.of("calibration", "test")) {
            Files.write(folder.resolve(part + ".csv"), Stream.concat(Stream.of(head), lines.stream()
                    .filter(line -> line.endsWith("," + part)).map(line -> line.replace("," + part, ""))).toList());
        }
        JsonNode expected = new ObjectMapper().readTree(reference.resolve("expected.json").toFile()).get("expected");
        for (String alpha : List.of("0.1", "0.05")) {
            for (String score : List.of("lac", "aps", "raps", "mondrian_lac")) {
                List<Object> arguments = new ArrayList<>(List.of("flag", folder.resolve("test.csv"), "--calibration",
                        folder.resolve("calibration.csv"), "--conformal", alpha, "--out", folder.resolve("o.csv"),
                        "--conformal-score", score.replace("mondrian_", "")));
                if (score.startsWith("mondrian")) {
                    arguments.add("--per-class");
                }
                JsonNode made = done(arguments.toArray());
                JsonNode wanted = expected.get("alpha=" + alpha).get(score);
                for (String key : List.of("qhat", "mean_set_size", "coverage", "empty", "singletons")) {
                    assertEquals(wanted.get(key).asDouble(), made.get(key).asDouble(), 1e-9, score + " " + key);
                }
                List<String> sets = column(folder.resolve("o.csv"), 2);
                assertEquals(wanted.get("sets").size(), sets.size());
            }
        }
    }

    @Test
    void figuresThatWereGivenAreSaidAsTheyWereGiven() throws IOException {
        Path file = predictions("words.csv", 1_000, 5);
        assertTrue(said(file, "--error-cost", "5").contains("an error costs 5 reviews"),
                said(file, "--error-cost", "5"));
        assertTrue(said(file, "--error-cost", "1").contains("an error costs 1 review"));
        assertTrue(said(file, "--error-cost", "2.5").contains("an error costs 2.5 reviews"));
        Path sure = Files.writeString(folder.resolve("sure.csv"), "p_a,p_b,label\n" + "0.995,0.005,a\n".repeat(200));
        String certain = said(sure, "--max-error", "0.05", "--delta", "0.05");
        assertTrue(certain.contains("at most 5 % wrong among the accepted, with 95 % certainty"), certain);
        String sets = said(file, "--conformal", "0.1");
        assertTrue(sets.contains("they miss the truth in at most 10 %"), sets);
    }

    private String said(Path file, Object... options) {
        Outcome outcome = runner.run(Stream.concat(Stream.of("flag", file, "--truth", "label", "--out",
                folder.resolve("words-out.csv")), Stream.of(options)).toArray());
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out();
    }
}
