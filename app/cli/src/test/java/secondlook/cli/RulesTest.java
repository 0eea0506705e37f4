package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.cli.CommandRunner.Outcome;
import secondlook.cli.sample.Sample;

/** Policies with rules and a second model, on the sample: the weather of Seattle, trained on 2012 to 2014. */
class RulesTest {

    private static final String HELPS = "{\"name\": \"calm sun\", \"when\": \"predicted = 'sun' AND wind < 2 AND"
            + " temp_max < 20\", \"outcome\": \"review\", \"shadow\": true}";

    private static final String HARMS = "{\"name\": \"cold is snow\", \"when\": \"temp_min < 4 AND precipitation > 0\","
            + " \"outcome\": \"override\", \"label\": \"snow\", \"shadow\": true}";

    @TempDir
    Path folder;

    private CommandRunner runner;
    private Path data;
    private Path workspace;

    @BeforeEach
    void train() throws IOException {
        runner = new CommandRunner(folder.resolve("log"));
        workspace = folder.resolve("w");
        data = folder.resolve(Sample.DATA);
        try (InputStream in = Objects
                .requireNonNull(Sample.class.getResourceAsStream("/secondlook/sample/" + Sample.DATA))) {
            Files.copy(in, data);
        }
        train("forest.smile", "date");
        train("simple.smile", "date,precipitation");
    }

    private void train(String out, String drop) {
        done("train", data, "--target", "weather", "--out", folder.resolve(out), "--param", "trees=60", "--where",
                "date < '2015-01-01'", "--drop", drop);
    }

    private Outcome in(Object... arguments) {
        return runner.run(Stream.concat(Stream.of(arguments), Stream.of("--workspace", workspace, "--json")).toArray());
    }

    private JsonNode done(Object... arguments) {
        Outcome outcome = in(arguments);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.json();
    }

    private Path policy(String rules, String more) throws IOException {
        return Files.writeString(folder.resolve("policy.json"),
                "{\"measure\": \"confidence\", \"threshold\": 0.6, \"rules\": [" + rules + "]" + more + "}");
    }

    private JsonNode score(Path model, Path policy, Path out) {
        return done("score", data, "--model", model, "--where", "date >= '2015-01-01'", "--truth", "weather", "--out",
                out, "--policy", policy);
    }

    @Test
    void aRuleThatHelpsIsToldFromOneThatHarmsByItsFiguresInShadowMode() throws IOException {
        Path policy = policy(HELPS + ", " + HARMS, "");
        JsonNode scored = score(folder.resolve("forest.smile"), policy, folder.resolve("p.csv"));
        JsonNode tried = done("rules", "--policy", policy, "--run", scored.get("run").asText());
        JsonNode helps = tried.at("/rules/0");
        JsonNode harms = tried.at("/rules/1");
        assertTrue(helps.get("hits").asInt() >= 10 && harms.get("hits").asInt() >= 10, tried.toString());
        assertTrue(helps.get("helped").asInt() > helps.get("harmed").asInt(), helps.toString());
        assertTrue(
                helps.at("/with/error_rate_accepted").asDouble() < helps.at("/without/error_rate_accepted").asDouble());
        assertTrue(harms.get("harmed").asInt() > 3 * harms.get("helped").asInt(), harms.toString());
        assertTrue(
                harms.at("/with/error_rate_accepted").asDouble() > harms.at("/without/error_rate_accepted").asDouble());
        assertEquals(helps.get("without"), harms.get("without"), "nothing is decided by what is only watched");
        assertEquals(tried.get("accepted"), helps.at("/without/accepted"));
    }

    @Test
    void aPolicyDecidesAlikeWhileScoringAndAfterwardsAndIsKeptWithTheRun() throws IOException {
        Path policy = policy(HELPS.replace(", \"shadow\": true", "") + ", " + HARMS.replace(", \"shadow\": true", ""),
                ", \"fallback\": {\"model\": \"simple.smile\", \"on_abstain\": true, \"threshold\": 0.55}");
        JsonNode scored = score(folder.resolve("forest.smile"), policy, folder.resolve("p.csv"));
        List<String> together = decisions(folder.resolve("p.csv"));
        done("score", data, "--model", folder.resolve("forest.smile"), "--where", "date >= '2015-01-01'", "--truth",
                "weather", "--out", folder.resolve("plain.csv"));
        JsonNode flagged = done("flag", folder.resolve("plain.csv"), "--policy", policy, "--data", data, "--truth",
                "weather", "--out", folder.resolve("f.csv"));
        assertEquals(together, decisions(folder.resolve("f.csv")));
        for (String who : List.of(",fallback", ",model", ",rule")) {
            assertTrue(together.stream().anyMatch(line -> line.endsWith(who)), who);
        }
        assertEquals(1, flagged.get("conflicts").size() + (flagged.at("/rules/1/overruled").asInt() == 0 ? 1 : 0));
        JsonNode review = done("review", "new", "--run", scored.get("run").asText());
        assertTrue(review.get("items").asInt() > 0, "the kept policy is there: " + review);
        Files.delete(folder.resolve("forest.smile"));
        Outcome second = in("score", data, "--model", folder.resolve("forest.smile"), "--out",
                folder.resolve("s.csv"), "--policy", policy);
        assertEquals(3, second.code(), "the policy does not say that the second model serves the absent");
        Path serves = policy("",
                ", \"fallback\": {\"model\": \"simple.smile\", \"on_absent\": true, \"on_invalid\": true}");
        score(folder.resolve("forest.smile"), serves, folder.resolve("s.csv"));
        assertTrue(decisions(folder.resolve("s.csv")).stream().allMatch(line -> line.endsWith(",fallback")));
    }

    /** The last three columns of each row: decision, label, who decided. */
    private static List<String> decisions(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).map(line -> {
            String[] cells = line.split(",");
            return String.join(",", cells[0], cells[cells.length - 3], cells[cells.length - 2],
                    cells[cells.length - 1]);
        }).toList();
    }

    @Test
    void aPolicyThatCannotBeUsedIsRefusedInOneLine() throws IOException {
        refused("{\"measure\": \"confidence\", \"treshold\": 1}", "treshold");
        refused("not json", "is not a policy");
        refused("{\"measure\": \"confidence\", \"threshold\": 0.5, \"rules\": [{\"name\": \"x\", \"when\":"
                + " \"read_csv('/etc/passwd') = 1\", \"outcome\": \"review\"}]}", "is a function");
        refused("{\"measure\": \"confidence\", \"threshold\": 0.5, \"rules\": [{\"name\": \"x\", \"when\":"
                + " \"gust > 1\", \"outcome\": \"review\"}]}", "no field gust");
    }

    private void refused(String policy, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), policy);
        Outcome outcome = runner.run("score", data, "--model", folder.resolve("forest.smile"), "--out",
                folder.resolve("x.csv"), "--policy", file);
        assertEquals(3, outcome.code(), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().contains(why), outcome.err());
    }
}
