package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.cli.CommandRunner.Outcome;
import secondlook.cli.sample.Sample;

/** Watching the sample: the fog of 2015 raises alarms, which stand until somebody says what they are. */
class MonitorTest {

    @TempDir
    Path folder;

    private CommandRunner runner;
    private Path data;

    @BeforeEach
    void train() throws IOException {
        runner = new CommandRunner(folder.resolve("log"));
        data = folder.resolve(Sample.DATA);
        try (InputStream in = Objects.requireNonNull(
                Sample.class.getResourceAsStream("/secondlook/sample/" + Sample.DATA))) {
            Files.copy(in, data);
        }
        run("train", data, "--target", "weather", "--out", folder.resolve("f.smile"), "--param", "trees=60", "--where",
                "date < '2015-01-01'", "--drop", "date");
    }

    private Outcome run(Object... arguments) {
        return runner.run(
                Stream.concat(Stream.of(arguments), Stream.of("--workspace", folder.resolve("w"), "--json")).toArray());
    }

    private String score(String where) {
        Outcome scored = run("score", data, "--model", folder.resolve("f.smile"), "--truth", "weather", "--where",
                where,
                "--out", folder.resolve("p.csv"));
        assertEquals(0, scored.code(), scored.err());
        return scored.json().get("run").asText();
    }

    @Test
    void alarmsStandUntilTheyAreAcknowledgedAndAreNotRaisedTwice() {
        score("date >= '2015-01-01'");
        Outcome checked = run("monitor", "--check", "--time", "date", "--by", "month");
        assertEquals(6, checked.code(), checked.err());
        JsonNode report = checked.json();
        assertEquals("weather", report.at("/columns/0/name").asText());
        assertTrue(report.at("/columns/0/alarming").asBoolean());
        assertEquals(12, report.get("chunks").size());
        assertTrue(report.at("/chunks/0/accuracy_alarming").asBoolean(), "January");
        assertTrue(report.get("reference_accuracy").asDouble() > 0.8, "from the model's manifest");
        int alarms = report.get("alarms").size();
        assertEquals(report.get("findings").size(), alarms);
        assertEquals(0, run("monitor").code(), "without --check it only reports");
        assertEquals(alarms, run("monitor", "--time", "date", "--by", "month").json().get("alarms").size());
        for (JsonNode alarm : report.get("alarms")) {
            assertEquals(3, run("monitor", "--acknowledge", alarm.get("id").asText()).code(), "nothing was said");
            assertEquals(0, run("monitor", "--acknowledge", alarm.get("id").asText(), "--note", "the fog").code());
        }
        assertEquals(0, run("monitor", "--check", "--time", "date", "--by", "month").code());
        assertEquals(3, run("monitor", "--acknowledge", "99", "--note", "x").code());
    }

    @Test
    void aRunCanBeComparedWithAnyOther() {
        String before = score("date < '2015-01-01'");
        String now = score("date >= '2015-01-01'");
        JsonNode report = run("monitor", now, "--reference", before, "--number", 4).json();
        assertEquals("run " + before, report.get("reference").asText());
        assertEquals(4, report.get("chunks").size());
        assertTrue(Stream.of("predicted", "confidence").allMatch(name -> report.get("columns").findValuesAsText("name")
                .contains(name)), report.toString());
        assertEquals(3, run("monitor", "--time", "wind", "--by", "day").code());
        assertEquals(3, run("monitor", "--size", 10, "--number", 4).code());
        assertEquals(3, run("monitor", "no-such-run").code());
    }
}
