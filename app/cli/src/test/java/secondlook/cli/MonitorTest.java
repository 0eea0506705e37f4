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

    private Path log(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), java.util.List.of(lines));
    }

    @Test
    void aLogWrittenElsewhereBecomesOneEntryForEachPeriodAndIsEnteredOnce() throws IOException {
        Path file = log("log.csv", "time,predicted,confidence,label,wind", "2015-01-01 10:00:00,rain,0.9,rain,1.5",
                "2015-01-01 11:00:00,sun,0.7,rain,2.5", "2015-01-02 10:00:00,rain,0.8,,3.5",
                "2015-01-02 12:00:00,,,sun,0.5", ",sun,0.6,sun,0.1");
        Outcome imported = run("monitor", "import", file, "--model", "elsewhere");
        assertEquals(0, imported.code(), imported.err());
        assertEquals(2, imported.json().get("entries").asInt());
        assertEquals(4, imported.json().get("rows").asInt());
        assertEquals(1, imported.json().get("rows_without_time").asInt());
        JsonNode entries = run("log", "--model", "elsewhere").json().get("entries");
        assertEquals(2, entries.size());
        assertEquals("2015-01-01T00:00:00Z", entries.at("/0/at").asText());
        assertEquals(0.8, entries.at("/0/mean_confidence").asDouble(), 1e-12);
        assertEquals(0.5, entries.at("/0/accuracy").asDouble(), 1e-12);
        assertEquals(2, entries.at("/0/labelled").asInt());
        assertEquals(1, entries.at("/1/invalid").asInt(), "a row without an answer");
        assertTrue(entries.at("/1/accuracy").isNull(), "nothing usable is labelled");
        assertTrue(entries.at("/0/distributed").asBoolean());
        assertEquals(2, run("monitor", "import", file, "--model", "elsewhere").json().get("already_there").asInt());
        JsonNode compared = run("log", "--model", "elsewhere", "--newest", 1).json();
        assertTrue(compared.get("psi").findValuesAsText("column").contains("input wind"), compared.toString());
        Path whole = log("whole.csv", "p_a,p_b,y_true", "0.2,0.8,b", "0.6,0.4,b");
        assertEquals(1, run("monitor", "import", whole, "--model", "other").json().get("entries").asInt());
        assertEquals(0.5, run("log", "--model", "other").json().at("/entries/0/accuracy").asDouble(), 1e-12);
        Outcome kept = run("monitor", "import", log("kept.csv", "p_a,p_b", "0.2,0.8", "0.6,0.4"), "--model", "other",
                "--keep-rows");
        assertEquals(0, kept.code(), kept.err());
        assertEquals(2, run("log", "--model", "other").json().get("entries").size(), "and not once more for the run");
        String id = kept.json().get("run").asText();
        assertTrue(Files.isRegularFile(folder.resolve("w/runs/" + id + ".parquet")));
    }

    @Test
    void aLogThatIsNoneIsRefusedInALineAndNothingIsEntered() throws IOException {
        String[][] bad = {{"a,b", "1,2"}, {"predicted,confidence", "x,87"}, {"predicted,confidence", "x,often"},
                {"time,predicted,confidence"}, {"predicted,confidence,when", "x,0.5,yesterday"},
                {"p_a,p_b", "high,low"}};
        for (String[] lines : bad) {
            Path file = log("bad.csv", lines);
            Outcome refused = run("monitor", "import", file, "--model", "m", "--time",
                    lines[0].contains("when") ? "when" : "time");
            assertEquals(3, refused.code(), String.join("/", lines) + refused.err());
            assertTrue(refused.json().at("/error/why").asText().length() > 10, refused.err());
        }
        assertEquals(3, run("monitor", "import", folder.resolve("absent.csv"), "--model", "m").code());
        assertEquals(2, run("monitor", "import", folder.resolve("bad.csv")).code(), "whose log is it?");
        assertEquals(0, run("log").json().get("entries").size());
    }

    @Test
    void limitsAndRetentionAreKeptWithTheWorkspace() throws IOException {
        String old = score("date < '2015-01-01'");
        String now = score("date >= '2015-01-01'");
        assertTrue(run("monitor").json().at("/columns/0/alarming").asBoolean());
        assertEquals(0.5, run("monitor", "--limit", "0.5", "--save-limits").json().at("/columns/0/limit").asDouble());
        assertEquals(0.5, run("monitor").json().at("/columns/0/limit").asDouble(), "kept");
        assertEquals(3, run("monitor", "--limit", "-1").code());
        JsonNode constant = run("monitor", "--number", 4, "--chunk-limit", "0.3").json();
        assertEquals(0.3, constant.at("/chunks/0/columns/0/limit").asDouble());
        assertEquals(2, run("log").json().get("entries").size());
        assertEquals(3, run("log", "--retain-days", "soon").code());
        Outcome unasked = run("log", "--retain-rows-days", 0);
        assertEquals(3, unasked.code(), "nothing is deleted that nobody agreed to");
        assertTrue(unasked.err().contains("the rows of 1 run "), unasked.err());
        assertTrue(Files.exists(folder.resolve("w/runs/" + old + ".parquet")));
        JsonNode dry = run("log", "--retain-rows-days", 0, "--dry-run").json();
        assertEquals(1, dry.get("would_delete_rows").asInt());
        assertTrue(run("log").json().get("retain_rows_days").isNull(), "nor is it kept for later");
        assertEquals(0, run("log", "--retain-rows-days", 0, "--yes").json().get("entries").size() - 2);
        assertTrue(Files.notExists(folder.resolve("w/runs/" + old + ".parquet")), "the rows went");
        assertTrue(Files.exists(folder.resolve("w/runs/" + now + ".parquet")), "the newest stays");
        assertEquals(3, run("monitor", old).code(), "and it is said");
        Path past = log("past.csv", "time,predicted,confidence", "2015-01-01,a,0.5", "2016-01-01,a,0.5");
        run("monitor", "import", past, "--model", "m");
        assertEquals(4, run("log").json().get("entries").size());
        assertEquals(2, run("log", "--keep-days", 300, "--dry-run").json().get("would_forget").asInt());
        assertEquals(3, run("log", "--keep-days", 300).code());
        JsonNode gone = run("log", "--retain-days", 300, "--yes").json();
        assertEquals(2, gone.get("entries").size());
        assertEquals(2, gone.get("forgotten").asInt());
        assertEquals(300, gone.get("retain_days").asInt());
        run("monitor", "import", past, "--model", "m");
        assertEquals(2, run("log").json().get("entries").size(), "also of what comes later");
        assertTrue(run("log", "--retain-days", "forever", "--retain-rows-days", "forever").json().get("retain_days")
                .isNull());
    }

    @Test
    void theFlagRateIsEnteredWithThePolicy() {
        String id = score("date >= '2015-01-01'");
        assertTrue(run("log").json().at("/entries/0/flag_rate").isNull());
        Outcome review = run("review", "new", "--run", id, "--threshold", "0.6");
        assertEquals(0, review.code(), review.err());
        JsonNode entry = run("log").json().at("/entries/0");
        Outcome flagged = run("flag", folder.resolve("p.csv"), "--threshold", "0.6", "--out",
                folder.resolve("flagged.csv"));
        assertEquals(flagged.json().get("flagged").asDouble() / 365, entry.get("flag_rate").asDouble(), 1e-9);
        assertEquals(365, entry.get("labelled").asInt());
    }

    @Test
    void aMonthOfTheLogIsWatchedAgainstThoseBeforeWithoutAnyRow() throws IOException {
        java.util.List<String> lines = new java.util.ArrayList<>(
                java.util.List.of("day,predicted,confidence,label,wind,sky"));
        java.util.Random random = new java.util.Random(5);
        for (int month = 1; month <= 4; month++) {
            for (int i = 0; i < 400; i++) {
                boolean right = random.nextDouble() < (month == 4 ? 0.6 : 0.9);
                lines.add(String.format(java.util.Locale.ROOT, "2015-%02d-%02d,rain,0.9,%s,%.2f,%s", month, 1 + i % 28,
                        right ? "rain" : "sun", random.nextGaussian() + (month == 4 ? 1.5 : 0),
                        random.nextInt(3) == 0 ? "grey" : "blue"));
            }
        }
        run("monitor", "import", log("months.csv", lines.toArray(String[]::new)), "--model", "m");
        assertEquals(112, run("log").json().get("entries").size(), "one a day");
        JsonNode april = run("log", "--period", "2015-04").json().get("watched");
        assertEquals("wind", april.at("/columns/0/name").asText());
        assertTrue(april.at("/columns/0/alarming").asBoolean());
        assertEquals(1.5 * 1.5, april.at("/columns/0/psi").asDouble(), 0.3, "the divergence of two normals");
        assertEquals(1200, april.get("reference_rows").asInt());
        assertEquals(0.9, april.get("reference_accuracy").asDouble(), 0.03);
        assertEquals(0.9, april.get("estimated_accuracy").asDouble(), 1e-9);
        assertEquals(4, april.get("chunks").size());
        assertTrue(april.at("/chunks/3/accuracy_alarming").asBoolean());
        JsonNode march = run("log", "--period", "2015-03", "--against", "2015-01").json().get("watched");
        assertEquals(0, march.get("findings").size(), march.toString());
        assertEquals(400, march.get("reference_rows").asInt());
        assertEquals(3, run("log", "--newest", "-3").code());
        assertEquals(3, run("log", "--period", "2016-01").code());
        assertEquals(3, run("log", "--period", "2015-01").code(), "nothing is before it");
    }
}
