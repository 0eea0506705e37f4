package secondlook.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.monitor.ColumnShape;
import secondlook.app.monitor.ColumnWatch;
import secondlook.app.monitor.MonitorLimits;
import secondlook.app.monitor.MonitorReport;
import secondlook.app.monitor.Role;
import secondlook.app.run.RunManifest;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;

class ReportFileTest {

    @TempDir
    Path folder;

    private static ReportContent content(String created, ReportedDrift drift) {
        RunManifest run = new RunManifest("1", "2026-01-01T00:00:00Z", null, null, null, null, "weather",
                "classification", List.of("a", "b"), "probability", Map.of(), null, null, 0, 0, 0, 0, null, null, "cpu",
                null, 1, 10, List.of(), Map.of(), "jvm", "os", null, false, null);
        Predictions none = new Predictions(List.of("a", "b"), new long[0], new int[0], new double[0], new double[0],
                new double[0], new byte[0], null);
        return new ReportContent(run, none, null, null,
                ReportedPolicy.of(DecisionPolicy.of(Measure.CONFIDENCE, 0.5), "kept"), null, null, List.of(), drift,
                null, created, "1",
                new ReportChoice(List.of(ReportSection.DRIFT), Audience.COLLEAGUES, "می\u200cخواهم"));
    }

    private static ColumnWatch column(String name, double psi, boolean missing, boolean outside) {
        return new ColumnWatch(name, Role.INPUT, psi, 0.5, 0.5, 0.1, 0.3, 0, 0.5, 0.5, 0.5, 0.5, psi > 0.3, missing,
                outside, ColumnShape.NONE, ColumnWatch.Parts.NONE);
    }

    private static ReportedDrift drift() {
        List<ColumnWatch> columns = List.of(column("far", 0.4, false, false), column("holes", 0.05, true, false),
                column("strange", 0.05, false, true), column("alike", 0.05, false, false),
                column("unknown", Double.NaN, false, false));
        return new ReportedDrift(new MonitorReport("training", 10, 10, columns, Double.NaN, Double.NaN, Double.NaN,
                List.of(), List.of(), List.of(), List.of()), List.of(),
                new MonitorLimits(0.01, 0.3, 3, Double.NaN, 0.02, List.of()));
    }

    @Test
    void eachColumnIsCalledWhatIsAlarmingInIt() throws IOException {
        Path out = folder.resolve("r.html");
        ReportFile.write(content("2026-01-01T00:00:00Z", drift()), out);
        String page = Files.readString(out);
        for (String row : List.of("far.*changed", "holes.*more missing", "strange.*outside", "alike.*same",
                "unknown.*–")) {
            assertTrue(page.lines().anyMatch(line -> line.matches("<tr><td>" + row + "</td></tr>")), row + page);
        }
        assertTrue(page.contains("false discovery rate 1.0 %"), page);
        assertTrue(page.contains("می\u200cخواهم"), "what joins letters or keeps them apart is part of words");
    }

    @Test
    void nothingIsLeftWhereAPageCannotBeLaidOut() throws IOException {
        Path out = Files.writeString(folder.resolve("r.pdf"), "before");
        assertThrows(DateTimeParseException.class, () -> ReportFile.write(content("some day", drift()), out));
        assertEquals(List.of("r.pdf"), List.of(Objects.requireNonNull(folder.toFile().list())));
        assertEquals("before", Files.readString(out));
    }
}
