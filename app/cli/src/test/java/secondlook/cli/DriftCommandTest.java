package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.cli.CommandRunner.Outcome;

class DriftCommandTest {

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

    /** Normal x around a mean, colours, a column that only one side has, and one that changes its type. */
    private Path table(String name, double mean, String colours, String more, int rows) throws IOException {
        Random random = new Random(name.hashCode());
        StringBuilder csv = new StringBuilder("x,y,colour,turned," + more + "\n");
        for (int row = 0; row < rows; row++) {
            csv.append(row % 10 == 0 ? "" : Double.toString(mean + random.nextGaussian())).append(',')
                    .append(random.nextGaussian()).append(',')
                    .append(colours.charAt(random.nextInt(colours.length()))).append(',')
                    .append(more.equals("old") ? "7" : "seven").append(',').append(row).append('\n');
        }
        return Files.writeString(folder.resolve(name), csv);
    }

    private static JsonNode column(JsonNode document, String name) {
        for (JsonNode column : document.get("columns")) {
            if (column.get("name").asText().equals(name)) {
                return column;
            }
        }
        throw new AssertionError(name + " is not in " + document);
    }

    @Test
    void findsWhatChangedAndLeavesTheRest() throws IOException {
        Path before = table("before.csv", 0, "rg", "old", 600);
        Path now = table("now.csv", 2, "rgb", "fresh", 500);
        JsonNode found = done("drift", before, now);
        assertEquals(600, found.get("n_ref").asInt());
        JsonNode x = column(found, "x");
        assertEquals("numeric", x.get("kind").asText());
        assertTrue(x.get("psi").asDouble() > 0.5 && x.get("q").asDouble() < 1e-6, x.toString());
        assertEquals(0.1, x.get("missing_ref").asDouble(), 1e-12);
        assertTrue(x.get("out_of_range").asDouble() > 0);
        assertTrue(column(found, "y").get("q").asDouble() > 0.05);
        JsonNode colour = column(found, "colour");
        assertEquals("[\"b\"]", colour.get("unseen_in_ref").toString());
        assertEquals("[\"b\",\"g\",\"r\"]", colour.get("categories").toString());
        assertEquals("categorical", column(found, "turned").get("kind").asText());
        assertTrue(found.get("warnings").toString().contains("turned"));
        assertEquals("[\"old\"]", found.get("only_in_reference").toString());
        assertEquals("[\"fresh\"]", found.get("only_in_current").toString());
        assertEquals("[\"x\",\"colour\",\"turned\"]", found.get("rejected_at_0_05").toString());
        assertTrue(found.get("auc").asDouble() > 0.8 && found.get("mmd2_unbiased").asDouble() > 0.05, found.toString());
        JsonNode same = done("drift", before, before);
        assertEquals(0, column(same, "x").get("psi").asDouble());
        assertEquals(0.5, same.get("auc").asDouble(), 0.1);
        assertEquals("[]", same.get("rejected_at_0_05").toString());
        List<String> lines = runner.run("drift", before, now).out().lines().toList();
        List<String> order = lines.subList(2, 6).stream().map(line -> line.strip().split(" ")[0]).toList();
        assertEquals("y", order.getLast(), lines.toString());
    }

    @Test
    void comparesAnswersAndConfidence() throws IOException {
        Path before = Files.writeString(folder.resolve("a.csv"),
                "p_a,p_b\n" + "0.9,0.1\n".repeat(50) + "0.2,0.8\n".repeat(50) + "0.2,\n");
        Path now = Files.writeString(folder.resolve("b.csv"), "p_a,p_b\n" + "0.6,0.4\n".repeat(80));
        JsonNode found = done("drift", before, now, "--predictions");
        assertEquals("[50,50]", column(found, "predicted").get("ref_counts").toString());
        assertEquals("[80,0]", column(found, "predicted").get("cur_counts").toString());
        assertEquals(1.0 / 101, column(found, "predicted").get("missing_ref").asDouble(), 1e-12);
        assertEquals(1, column(found, "confidence").get("ks").asDouble());
        Path values = Files.writeString(folder.resolve("v.csv"), "prediction\n1\n2\n3\n");
        assertEquals(0, column(done("drift", values, values, "--predictions"), "prediction").get("psi").asDouble());
        assertEquals(3, runner.run("drift", values, now, "--predictions").code());
    }

    @Test
    void refusesTablesWithNothingInCommon() throws IOException {
        Outcome outcome = runner.run("drift", Files.writeString(folder.resolve("a.csv"), "a\n1\n"),
                Files.writeString(folder.resolve("b.csv"), "b\n1\n"));
        assertEquals(3, outcome.code());
        assertEquals(1, outcome.err().lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"d01_normal_shift", "d04_constant", "d06_all_missing_current", "d09_categorical_unseen",
            "d16_empty_bins", "d17_left_right_ties", "d12_many_features_bh"})
    void agreesWithTheReferenceCase(String name) throws IOException {
        Path reference = Path.of(System.getProperty("secondlook.cases", "absent"), name);
        assumeTrue(Files.isDirectory(reference), "no reference cases here");
        List<String> lines = Files.readAllLines(reference.resolve("input.csv"));
        for (String set : List.of("ref", "cur")) {
            // another column, because a line without any value is no row
            Files.write(folder.resolve(set + ".csv"), Stream.concat(Stream.of(lines.getFirst()), lines.stream().skip(1)
                    .filter(line -> line.startsWith(set) || line.endsWith("," + set))).toList());
        }
        JsonNode found = done("drift", folder.resolve("ref.csv"), folder.resolve("cur.csv"));
        JsonNode expected = new ObjectMapper().readTree(reference.resolve("expected.json").toFile()).get("expected");
        if (expected.has("bh_q")) {
            // the column that names the set changes too, which all q-values feel: the p-values are compared
            for (int c = 0; c < expected.get("ks_p").size(); c++) {
                assertEquals(expected.get("ks_p").get(c).asDouble(), column(found, "x" + c).get("ks_p").asDouble(),
                        1e-9);
            }
            return;
        }
        JsonNode x = column(found, "x");
        for (Map.Entry<String, JsonNode> entry : expected.properties()) {
            JsonNode got = x.get(entry.getKey());
            if (entry.getValue().isNumber()) {
                assertEquals(entry.getValue().asDouble(), got.asDouble(), 1e-7, entry.getKey());
            } else {
                assertEquals(entry.getValue().toString(), got.toString(), entry.getKey());
            }
        }
    }
}
