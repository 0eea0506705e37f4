package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.cli.CommandRunner.Outcome;

/** As a script would do it every month: new rows with answers, a candidate, a comparison, a promotion or none. */
class RetrainTest {

    @TempDir
    Path folder;

    private CommandRunner runner;
    private Path recipe;

    @BeforeEach
    void prepare() throws IOException {
        runner = new CommandRunner(folder.resolve("log"));
        recipe = Files.writeString(folder.resolve("kinds.json"), """
                {"name": "kinds", "target": "kind", "held_out": "part = 2", "drop": ["part"], "seed": 3, "retries": 1,
                 "parameters": {"trees": "20"}, "promote": "when_passed", "drift": "looked at: none"}""");
    }

    /** Rows of three kinds; some of those that are not held out have the answer that a hasty person gave. */
    private Path data(String name, int rows, double hasty) throws IOException {
        StringBuilder csv = new StringBuilder("x,part,kind\n");
        Random random = new Random(rows);
        for (int row = 0; row < rows; row++) {
            int kind = random.nextInt(3);
            double x = 2 * kind + random.nextGaussian() * 0.5;
            int part = row % 3;
            boolean wrong = part != 2 && kind == 1 && random.nextDouble() < hasty;
            csv.append(String.format(Locale.ROOT, "%.3f,%d,%s%n", x, part,
                    wrong ? "cold" : "cool hot cold".split(" ")[kind]));
        }
        return Files.writeString(folder.resolve(name), csv);
    }

    private Outcome run(Object... arguments) {
        return runner.run(
                Stream.concat(Stream.of(arguments), Stream.of("--workspace", folder.resolve("w"), "--json")).toArray());
    }

    private JsonNode retrain(Path data) {
        Outcome outcome = run("retrain", recipe, "--data", data);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.json();
    }

    @Test
    void aCandidateThatLostAClassIsNotPromotedAndTheMendedOneIs() throws IOException {
        assertTrue(retrain(data("january.csv", 600, 0)).get("promoted").asBoolean(), "the first of its name");
        JsonNode february = retrain(data("february.csv", 660, 0.8));
        assertFalse(february.get("promoted").asBoolean());
        assertTrue(february.get("blocking").toString().contains("classes"), february.toString());
        assertEquals("kinds@1", february.get("champion").asText());
        assertEquals(1, february.at("/candidate/lineage/parent").asInt());
        assertEquals("retrained by kinds.json", february.at("/candidate/lineage/source").asText());
        assertEquals("champion", run("models", "list").json().at("/models/1/state").asText());
        JsonNode mended = retrain(data("mended.csv", 720, 0));
        assertTrue(mended.get("promoted").asBoolean(), mended.toString());
        assertEquals("champion", mended.at("/candidate/state").asText());
        assertEquals(3, run("models", "list").json().get("models").size(), "nothing is overwritten");
    }

    @Test
    void theStepsAndTheBalanceOfARecipeAreDoneAndRecorded() throws IOException {
        Path rows = data("january.csv", 600, 0);
        Path steps = folder.resolve("steps.json");
        assertEquals(0, run("shape", rows, "--derive", "twice=2 * x", "--drop", "x", "--save-steps", steps).code());
        String plain = Files.readString(recipe);
        Files.writeString(recipe,
                plain.replace("\"retries\"", "\"steps\": \"steps.json\", \"balance\": \"oversample\", \"retries\""));
        JsonNode first = retrain(rows);
        assertTrue(first.get("promoted").asBoolean(), first.toString());
        assertEquals("january.csv, 2 steps", first.at("/candidate/lineage/dataset").asText());
        Path model = folder.resolve("w").resolve("models").resolve(first.at("/candidate/sha256").asText())
                .resolve("model.smile");
        try (ZipFile zip = new ZipFile(model.toFile())) {
            String manifest = new String(zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes(),
                    StandardCharsets.UTF_8);
            assertTrue(manifest.contains("oversample") && manifest.contains("twice = 2 * x"), manifest);
        }

        // written out in the recipe; the champion is asked about the rows after the steps
        Files.writeString(recipe, Files.readString(recipe).replace("\"steps.json\"",
                "[{\"step\": \"derive\", \"column\": \"twice\", \"expression\": \"x + x\"},"
                        + " {\"step\": \"drop\", \"columns\": [\"x\"]}]"));
        JsonNode second = retrain(data("february.csv", 660, 0));
        assertEquals("kinds@1", second.get("champion").asText());
        assertTrue(second.at("/comparison/rows").asInt() > 200 || second.get("comparison").size() > 0,
                second.toString());

        Files.writeString(recipe, plain.replace("\"retries\"", "\"balance\": \"by magic\", \"retries\""));
        assertEquals(3, run("retrain", recipe, "--data", rows).code());
        Files.writeString(recipe, plain.replace("\"retries\"", "\"steps\": \"nowhere.json\", \"retries\""));
        Outcome absent = run("retrain", recipe, "--data", rows);
        assertEquals(3, absent.code());
        assertTrue(absent.err().contains("nowhere.json"), absent.err());
    }

    @Test
    void withoutAPolicyThatAllowsItAPersonPromotes() throws IOException {
        Files.writeString(recipe, Files.readString(recipe).replace("when_passed", "by_hand"));
        JsonNode first = retrain(data("january.csv", 600, 0));
        assertFalse(first.get("promoted").asBoolean());
        assertEquals(0, run("models", "promote", "kinds@1").code());
        JsonNode second = retrain(data("february.csv", 660, 0));
        assertFalse(second.get("promoted").asBoolean());
        assertEquals(0, second.get("blocking").size(), second.toString());
        assertEquals("candidate", second.at("/candidate/state").asText());
    }

    @Test
    void aStepThatIsRefusedLeavesTheChampionWhatItWas() throws IOException {
        retrain(data("january.csv", 600, 0));
        JsonNode before = run("models", "list").json();
        Path other = Files.writeString(folder.resolve("other.csv"), "y,part,kind\n1,0,hot\n2,2,cold\n3,1,cool\n");
        assertEquals(3, run("retrain", recipe, "--data", other).code());
        assertEquals(3, run("retrain", recipe, "--data", folder.resolve("absent.csv")).code());
        Path none = Files.writeString(folder.resolve("none.csv"), "x,part,kind\n1,0,hot\n2,1,cold\n");
        Outcome refused = run("retrain", recipe, "--data", none);
        assertEquals(3, refused.code());
        assertTrue(refused.err().contains("has no row where part = 2"), refused.err());
        assertEquals(before.get("history"), run("models", "list").json().get("history"));
        Files.writeString(recipe, "{\"name\": \"kinds\", \"traget\": \"kind\"}");
        Outcome misspelt = run("retrain", recipe, "--data", none);
        assertEquals(3, misspelt.code());
        assertEquals(1, misspelt.err().lines().count(), misspelt.err());
        assertTrue(misspelt.err().contains("lacks a name, a target"), misspelt.err());
    }
}
