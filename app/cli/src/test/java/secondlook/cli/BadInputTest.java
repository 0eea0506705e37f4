package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import secondlook.cli.CommandRunner.Outcome;

/** What is odd or broken in predictions, rows and verdicts has a defined result or is refused in one line. */
class BadInputTest {

    @TempDir
    Path folder;

    private CommandRunner runner;
    private Path out;

    @BeforeEach
    void prepare() {
        runner = new CommandRunner(folder.resolve("log"));
        out = folder.resolve("out.csv");
    }

    private Path file(String name) throws IOException {
        String text = switch (name) {
            case "nan" -> "p_a,p_b,y\nNaN,0.5,a\n0.7,0.3,a\n0.2,0.8,b\n,,a\ninf,0,b\n";
            case "sums" -> "p_a,p_b,y\n0.7,0.7,a\n0.705,0.3,a\n0.2,0.8,b\n-0.1,1.1,b\n";
            case "one_label" -> "p_a,p_b,y\n0.7,0.3,a\n0.6,0.4,a\n0.2,0.8,a\n";
            case "one_class" -> "p_a,y\n1,a\n1,a\n";
            case "one_row" -> "p_a,p_b,y\n0.7,0.3,a\n";
            case "no_rows" -> "p_a,p_b,y\n";
            case "no_truth" -> "p_a,p_b\n0.7,0.3\n0.2,0.8\n";
            case "unknown_labels" -> "p_a,p_b,label\n0.7,0.3,c\n0.2,0.8,d\n0.4,0.6,\n";
            case "all_invalid" -> "p_a,p_b,y\n2,3,a\n5,6,b\n";
            case "text" -> "p_a,p_b,y\nhigh,0.3,a\nlow,0.8,b\n";
            case "twice" -> "p_a,p_a,y\n0.7,0.3,a\n0.2,0.8,a\n";
            case "missing_columns" -> "predicted,confidence,y\na,0.7,a\nb,0.8,b\n";
            case "thousand" -> thousand();
            default -> throw new IllegalArgumentException(name);
        };
        return Files.writeString(folder.resolve(name + ".csv"), text);
    }

    private static String thousand() {
        StringBuilder csv = new StringBuilder(
                IntStream.range(0, 1000).mapToObj(k -> "p_c" + k).collect(Collectors.joining(",", "", ",y\n")));
        for (int row = 0; row < 40; row++) {
            int right = row;
            csv.append(IntStream.range(0, 1000).mapToObj(k -> k == right ? "0.5005" : "0.0005")
                    .collect(Collectors.joining(","))).append(",c").append(row % 3 == 0 ? 999 : row).append('\n');
        }
        return csv.toString();
    }

    private void refusedInOneLine(Outcome outcome) {
        assertAll(() -> assertEquals(3, outcome.code(), outcome.out() + outcome.err()),
                () -> assertEquals(1, outcome.err().lines().count(), outcome.err()),
                () -> assertFalse(outcome.err().contains("Exception"), outcome.err()),
                () -> assertTrue(Files.notExists(out)));
    }

    private JsonNode done(Object... arguments) {
        Outcome outcome = runner.run(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray());
        assertEquals(0, outcome.code(), outcome.err());
        assertFalse(outcome.out().contains("NaN"), outcome.out());
        return outcome.json();
    }

    @ParameterizedTest
    @CsvSource({"nan,5,3,2", "sums,4,2,2", "one_label,3,0,3", "one_row,1,0,1", "no_rows,0,0,0", "no_truth,2,0,0",
            "unknown_labels,3,0,0", "all_invalid,2,2,0", "thousand,40,0,40"})
    void measuresWhatThereIs(String name, int rows, int invalid, int used) throws IOException {
        JsonNode found = done("evaluate", file(name));
        assertEquals(rows, found.get("n_rows").asInt());
        assertEquals(invalid, found.get("invalid").asInt());
        assertEquals(used, found.get("n").asInt());
        for (String key : List.of("accuracy", "ece_ew_15", "ece_ew_10", "brier_multiclass", "log_loss", "aurc")) {
            assertEquals(used == 0, found.get(key).isNull(), key + found.get(key));
        }
        assertEquals(rows == invalid, found.get("mean_entropy_norm").isNull());
        assertTrue(found.get("mean_entropy_norm").asDouble() <= 1);
    }

    @ParameterizedTest
    @CsvSource({"nan,3", "sums,2", "one_label,1", "one_row,0", "no_rows,0", "no_truth,0", "unknown_labels,1",
            "all_invalid,2", "thousand,40"})
    void flagsWhatCannotBeTrusted(String name, int flagged) throws IOException {
        // rows without usable scores and those below the threshold
        assertEquals(flagged, done("flag", file(name), "--threshold", 0.65, "--out", out).get("flagged").asInt());
        assertTrue(Files.exists(out));
    }

    @ParameterizedTest
    @CsvSource({"one_class", "text", "twice", "missing_columns"})
    void refusesWhatHoldsNoPredictions(String name) throws IOException {
        Path file = file(name);
        refusedInOneLine(runner.run("evaluate", file));
        refusedInOneLine(runner.run("flag", file, "--threshold", 0.5, "--out", out));
        refusedInOneLine(runner.run("flag", file, "--conformal", 0.5, "--out", out));
        refusedInOneLine(runner.run("drift", file, file, "--predictions"));
    }

    @Test
    void guaranteesAndSetsNeedLabels() throws IOException {
        for (String name : List.of("no_truth", "unknown_labels", "all_invalid", "no_rows", "one_row")) {
            refusedInOneLine(runner.run("flag", file(name), "--conformal", 0.1, "--out", out));
            refusedInOneLine(runner.run("flag", file(name), "--max-error", 0.05, "--out", out));
        }
        refusedInOneLine(runner.run("evaluate", file("nan"), "--truth", "nobody"));
        JsonNode few = done("flag", file("one_label"), "--conformal", 0.1, "--out", out);
        assertTrue(few.get("qhat").isNull());
        assertEquals(3, few.get("flagged").asInt());
        assertEquals(20, done("flag", file("thousand"), "--conformal", 0.5, "--out", out).get("n").asInt());
    }

    @Test
    void comparesWhateverHasValues() throws IOException {
        for (String name : List.of("nan", "sums", "one_label", "one_row", "no_rows", "all_invalid", "thousand")) {
            Path file = file(name);
            done("drift", file, file);
            done("drift", file, file, "--predictions");
        }
        JsonNode empty = done("drift", file("no_truth"), file("no_rows"));
        assertTrue(empty.at("/columns/0/psi").isNull() && empty.at("/columns/0/ks_p").isNull()
                && empty.at("/columns/0/q").isNull() && empty.get("auc").isNull(), empty.toString());
        assertEquals("[\"y\"]", empty.get("only_in_current").toString());
        refusedInOneLine(runner.run("drift", file("nan"), folder.resolve("absent.csv")));
        refusedInOneLine(runner.run("drift", file("nan"), Files.writeString(folder.resolve("e.csv"), "")));
    }

    @Test
    void agreementOfOddVerdicts() throws IOException {
        String head = "item,reviewer,label\n";
        Map<String, Integer> files = Map.of(head, 3, head + "1,ann,\n", 3, head + "1,ann,x\n", 0, "item,label\n1,x\n",
                3,
                head + "1,ann,NaN\n1,bob,NaN\n", 3, "a,b\n", 3, "", 3, head + IntStream.range(0, 1000)
                        .mapToObj(i -> i / 2 + "," + i % 2 + ",c" + i + "\n").collect(Collectors.joining()),
                0);
        for (Map.Entry<String, Integer> entry : files.entrySet()) {
            Path file = Files.writeString(folder.resolve("v.csv"), entry.getKey());
            if (entry.getValue() == 3) {
                refusedInOneLine(runner.run("agreement", file));
            } else {
                done("agreement", file);
            }
        }
    }

    @Test
    void calibratesOnlyWhereTheRowsAllowIt() throws IOException {
        StringBuilder rows = new StringBuilder("x,kind\n");
        for (int i = 0; i < 60; i++) {
            rows.append(i % 20).append(',').append(i % 20 + i % 3 > 10 ? "warm" : "cold").append('\n');
        }
        Path good = Files.writeString(folder.resolve("good.csv"), rows);
        Path model = folder.resolve("m.smile");
        assertEquals(0, runner.run("train", good, "--target", "kind", "--param", "trees=5", "--out", model).code());
        Map<String, String> bad = Map.of("none", "x,kind\n", "no_labels", "x,kind\n1,\n2,\n", "unknown",
                "x,kind\n1,hot\n2,wet\n", "one_label", "x,kind\n1,warm\n2,warm\n3,warm\n", "one_row",
                "x,kind\n1,warm\n",
                "no_feature", "z,kind\nfar,warm\nnear,cold\n", "no_truth", "x\n1\n2\n");
        List<String> left = new ArrayList<>();
        for (Map.Entry<String, String> entry : bad.entrySet()) {
            Path data = Files.writeString(folder.resolve(entry.getKey() + ".csv"), entry.getValue());
            for (String method : List.of("temperature", "platt", "beta", "vector")) {
                refusedInOneLine(runner.run("calibrate", model, "--data", data, "--truth", "kind", "--method", method));
            }
            Outcome isotonic = runner.run("calibrate", model, "--data", data, "--truth", "kind", "--method", "isotonic",
                    "--out", folder.resolve(entry.getKey() + ".json"), "--json");
            if (isotonic.code() == 0) {
                left.add(entry.getKey());
            } else {
                refusedInOneLine(
                        runner.run("calibrate", model, "--data", data, "--truth", "kind", "--method", "isotonic"));
            }
        }
        assertEquals(List.of("one_label", "one_row"), left.stream().sorted().toList());
        assertTrue(Files.notExists(folder.resolve("m.smile.calibration.json")));
        refusedInOneLine(runner.run("calibrate", model, "--data", good, "--truth", "kind", "--test-fraction", 1));
        refusedInOneLine(runner.run("calibrate", good, "--data", good, "--truth", "kind"));
    }
}
