package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.cli.CommandRunner.Outcome;

/** A run as a page: the figures are those of the other commands, and what files are called never becomes markup. */
class ReportTest {

    private static final String EVIL = "<script>alert(1)</script>";

    @TempDir
    Path folder;

    private CommandRunner runner;
    private Path data;

    @BeforeEach
    void score() throws IOException {
        runner = new CommandRunner(folder.resolve("log"));
        StringBuilder csv = new StringBuilder("x,\"" + EVIL + "\",part,kind\n");
        Random random = new Random(5);
        for (int row = 0; row < 600; row++) {
            double x = random.nextGaussian() + (row % 3 == 2 ? 1.5 : 0);
            String kind = x + 0.4 * random.nextGaussian() > 0 ? "warm" : "<b>cold</b>";
            csv.append(String.format(Locale.ROOT, "%.3f,%.3f,%d,%s%n", x, random.nextGaussian(), row % 3, kind));
        }
        data = Files.writeString(folder.resolve("kinds.csv"), csv);
        done("train", data, "--target", "kind", "--out", folder.resolve("m.smile"), "--param", "trees=20", "--where",
                "part < 2", "--drop", "part", "--name", EVIL);
        done("score", data, "--model", folder.resolve("m.smile"), "--where", "part = 2", "--truth", "kind", "--out",
                folder.resolve("p.csv"));
    }

    private Outcome run(Object... arguments) {
        return runner.run(
                Stream.concat(Stream.of(arguments), Stream.of("--workspace", folder.resolve("w"), "--json")).toArray());
    }

    private JsonNode done(Object... arguments) {
        Outcome outcome = run(arguments);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.json();
    }

    @Test
    void everyFigureIsThatOfTheCommandThatComputesIt() throws IOException {
        JsonNode watched = done("monitor");
        assertTrue(watched.get("alarms").size() > 0, "the mean of x has moved: " + watched);
        Path out = folder.resolve("r.html");
        assertTrue(done("report", "--out", out).get("drift").asBoolean());
        String page = Files.readString(out);
        JsonNode evaluated = runner.run("evaluate", folder.resolve("p.csv"), "--truth", "kind", "--json").json();
        assertContains(page, percent(evaluated.get("accuracy").asDouble()));
        assertContains(page, "The calibration gap is " + percent(evaluated.get("ece_ew_15").asDouble()));
        for (JsonNode column : watched.get("columns")) {
            assertContains(page, String.format(Locale.ROOT, "%.2f", column.get("psi").asDouble()));
        }
        for (JsonNode alarm : watched.get("alarms")) {
            assertContains(page, alarm.get("evidence").asText());
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static void assertContains(String page, String figure) {
        assertTrue(page.contains(figure), figure);
    }

    @Test
    void nothingFromAFileIsMarkupAndNothingIsFetched() throws IOException {
        Path out = folder.resolve("r.html");
        done("report", "--out", out);
        String page = Files.readString(out);
        assertFalse(page.contains("<script"), "a name became a script");
        assertFalse(page.contains("<b>"), "a class became markup");
        assertTrue(page.contains("&lt;script&gt;"));
        assertFalse(page.contains("src=") || page.contains("href=") || page.replace("url(#", "").contains("url("),
                "something is fetched");
    }

    @Test
    void paperSaysWhatThePageSays() throws IOException {
        Path out = folder.resolve("r.pdf");
        assertEquals(out.toString(), done("report", "--out", out).get("out").asText());
        JsonNode evaluated = runner.run("evaluate", folder.resolve("p.csv"), "--truth", "kind", "--json").json();
        try (PDDocument document = Loader.loadPDF(out.toFile())) {
            String text = new PDFTextStripper().getText(document);
            assertContains(text, percent(evaluated.get("accuracy").asDouble()));
            assertContains(text, "The calibration gap is " + percent(evaluated.get("ece_ew_15").asDouble()));
            assertContains(text, EVIL);
            assertContains(text, "<b>cold</b>");
            for (PDPage page : document.getPages()) {
                assertEquals(0, page.getAnnotations().size(), "nothing to click leads out of a report");
            }
        }
    }

    @Test
    void aRegressionIsReportedByItsErrorsAndIntervals() throws IOException {
        StringBuilder csv = new StringBuilder("x,part,y\n");
        Random random = new Random(6);
        for (int row = 0; row < 900; row++) {
            double x = 10 * random.nextDouble();
            csv.append(String.format(Locale.ROOT, "%.3f,%d,%.4f%n", x, row % 3, 3 * x + random.nextGaussian()));
        }
        Path numbers = Files.writeString(folder.resolve("numbers.csv"), csv);
        done("train", numbers, "--target", "y", "--out", folder.resolve("y.smile"), "--param", "trees=40", "--where",
                "part < 2", "--drop", "part");
        done("score", numbers, "--model", folder.resolve("y.smile"), "--where", "part = 2", "--truth", "y", "--out",
                folder.resolve("y.csv"));
        Path out = folder.resolve("y.html");
        done("report", "--out", out, "--for", "auditors");
        String page = Files.readString(out);
        JsonNode evaluated = runner.run("evaluate", folder.resolve("y.csv"), "--truth", "y", "--json").json();
        assertTrue(evaluated.get("r2").asDouble() > 0.9, evaluated.toString());
        assertContains(page, "mean absolute error</dt><dd>" + digits(evaluated.get("mae").asDouble()));
        assertContains(page, "root mean square error</dt><dd>" + digits(evaluated.get("rmse").asDouble()));
        assertContains(page, String.format(Locale.ROOT, "R²</dt><dd>%.3f", evaluated.get("r2").asDouble()));
        assertContains(page, "<h2>Intervals</h2>");
        double held = Double.parseDouble(page.replaceFirst("(?s).*not fitted on it holds (\\S+) %.*", "$1"));
        assertEquals(90, held, 7, "150 rows: standard deviation 2.4, and as much again for the fit");
        assertFalse(page.contains("By class") || page.contains("to review") || page.contains("NaN"), page);
        done("report", "--out", folder.resolve("y.pdf"));
        assertTrue(Files.size(folder.resolve("y.pdf")) > 10_000);
    }

    /** At most four significant digits. */
    private static String digits(double value) {
        return new java.math.BigDecimal(value).round(new java.math.MathContext(4)).stripTrailingZeros().toPlainString();
    }

    @Test
    void sectionsAreChosen() throws IOException {
        Path out = folder.resolve("r.html");
        done("report", "--out", out, "--sections", "summary,reliability");
        String page = Files.readString(out);
        assertTrue(page.contains("<h2>Reliability</h2>"));
        assertFalse(page.contains("<h2>Drift and alarms</h2>") || page.contains("<h2>Data</h2>"));
        assertEquals(2, run("report", "--out", out, "--sections", "beauty").code());
        assertEquals(3, run("report", "--out", folder.resolve("r.docx")).code());
        assertEquals(3, run("report", "no-such-run", "--out", out).code());
    }
}
