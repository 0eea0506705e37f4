package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.cli.CommandRunner.Outcome;

class AgreementCommandTest {

    @TempDir
    Path folder;

    private CommandRunner runner;

    @BeforeEach
    void prepare() {
        runner = new CommandRunner(folder.resolve("log"));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("verdicts.csv"), text);
    }

    private JsonNode done(Object... arguments) {
        Outcome outcome = runner.run(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray());
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.json();
    }

    /** Ten items, by hand: 8 equal; marginals 5/5 and 5/5, so that chance gives 0.5 and κ = (0.8 − 0.5) / 0.5. */
    @Test
    void readsBothLayoutsAlike() throws IOException {
        String ann = "ynynynynyn";
        String bob = "ynynynynny";
        StringBuilder wide = new StringBuilder("item,ann,bob\n");
        StringBuilder tall = new StringBuilder("row_id,reviewer,label,note\n");
        for (int item = 0; item < 10; item++) {
            wide.append(item).append(',').append(ann.charAt(item)).append(',').append(bob.charAt(item)).append('\n');
            tall.append(item).append(",ann,").append(ann.charAt(item)).append(",\n");
            tall.append(item).append(",bob,").append(item == 3 ? "y" : bob.charAt(item)).append(",first\n");
        }
        tall.append("3,bob,n,corrected\n").append("11,ann,,nothing\n");
        JsonNode first = done("agreement", file(wide.toString()));
        JsonNode second = done("agreement", file(tall.toString()));
        assertEquals("wide", first.get("layout").asText());
        assertEquals("long", second.get("layout").asText());
        assertTrue(second.get("warnings").toString().contains("1 label came after"), second.toString());
        for (String key : new String[]{"items", "n", "agreement", "kappa", "fleiss_kappa", "nominal", "units"}) {
            assertEquals(first.get(key), second.get(key), key);
        }
        assertEquals(0.8, first.get("agreement").asDouble(), 1e-12);
        assertEquals(0.6, first.get("kappa").asDouble(), 1e-12);
        assertTrue(first.get("linear").isNull() && first.get("ordinal").isNull() && first.get("interval").isNull());
        assertTrue(first.at("/reasons/linear").asText().contains("no order"));
        JsonNode ordered = done("agreement", file(wide.toString()), "--scale", "ordinal", "--categories", "n,y");
        assertEquals(0.6, ordered.get("linear").asDouble(), 1e-12);
    }

    /** Two people and two labels: agreement of 3 items out of 4, shares 5/8 and 3/8, so that chance gives 34/64. */
    @Test
    void aTableOfCountsIsRead() throws IOException {
        JsonNode counted = done("agreement", file("item,x,y\n1,2,0\n2,1,1\n3,2,0\n4,0,2\n5,0,0\n"), "--counts");
        assertEquals("counts", counted.get("layout").asText());
        assertEquals(4, counted.get("items").asInt());
        assertEquals((0.75 - 34 / 64.0) / (1 - 34 / 64.0), counted.get("fleiss_kappa").asDouble(), 1e-12);
        assertTrue(counted.get("kappa").isNull() && counted.get("raters").isEmpty());
        assertTrue(counted.at("/reasons/kappa").asText().contains("who gave"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x,y\n2,-1\n", "x,y\n2,0.5\n", "x,y\n2,many\n", "x,y\n900,200\n", "x,y\n99999999,1\n"})
    void whatIsNoCountIsRefusedWithItsPlace(String text) throws IOException {
        Outcome outcome = runner.run("agreement", file(text), "--counts");
        assertEquals(3, outcome.code());
        assertTrue(outcome.err().contains("row 1") && outcome.err().lines().count() == 1, outcome.err());
    }

    @Test
    void countsAgreeWithTheReferenceCase() throws IOException {
        Path reference = Path.of(System.getProperty("secondlook.cases", "absent"), "a04_fleiss_textbook");
        assumeTrue(Files.isDirectory(reference), "no reference cases here");
        JsonNode expected = new ObjectMapper().readTree(reference.resolve("expected.json").toFile()).get("expected");
        assertEquals(expected.get("fleiss_kappa").asDouble(),
                done("agreement", reference.resolve("input.csv"), "--counts").get("fleiss_kappa").asDouble(), 1e-9);
    }

    @Test
    void saysWhyThereIsNoNumber() throws IOException {
        JsonNode same = done("agreement", file("a,b\nx,x\nx,x\n"));
        assertEquals(1, same.get("agreement").asDouble());
        assertTrue(same.get("kappa").isNull() && same.get("nominal").isNull() && same.get("fleiss_kappa").isNull());
        assertTrue(same.at("/reasons/kappa").asText().contains("chance"));
        JsonNode apart = done("agreement", file("a,b\nx,\n,y\n"));
        assertTrue(apart.get("agreement").isNull() && apart.get("pairwise_agreement").isNull());
        JsonNode negative = done("agreement", file("a,b,c\n-1,2,2\n3,3,3\n"));
        assertTrue(negative.get("ratio").isNull());
        assertTrue(negative.get("interval").isNumber() && negative.get("fleiss_kappa").isNumber());
        assertTrue(negative.get("kappa").isNull());
    }

    @Test
    void refusesInOneLine() throws IOException {
        for (Object[] wrong : new Object[][]{{file("a\nx\n")}, {folder.resolve("none.csv")}}) {
            Outcome outcome = runner.run("agreement", wrong[0]);
            assertEquals(3, outcome.code(), outcome.err());
            assertEquals(1, outcome.err().lines().count(), outcome.err());
        }
        assertEquals(3, runner.run("agreement", file("reviewer,label\na,x\n")).code());
        assertEquals(3, runner.run("agreement", file("a,b\n,\n")).code());
        assertEquals(3, runner.run("agreement", file("a,b\nx,y\n"), "--categories", "x,z").code());
        assertEquals(2, runner.run("agreement", file("a,b\nx,y\n"), "--scale", "magic").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a01_cohen_ordinal", "a06_krippendorff_canonical"})
    void agreesWithTheReferenceCase(String name) throws IOException {
        Path reference = Path.of(System.getProperty("secondlook.cases", "absent"), name);
        assumeTrue(Files.isDirectory(reference), "no reference cases here");
        JsonNode found = done("agreement", reference.resolve("input.csv"));
        JsonNode expected = new ObjectMapper().readTree(reference.resolve("expected.json").toFile()).get("expected");
        for (Map.Entry<String, JsonNode> entry : expected.properties()) {
            assertEquals(entry.getValue().asDouble(), found.get(entry.getKey()).asDouble(), 1e-9, entry.getKey());
        }
    }
}
