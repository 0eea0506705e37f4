package secondlook.desktop.feature.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.ModelEntry;

class VersionRowTest {

    @Test
    void theBestOfEachLineIsMarked() {
        List<VersionRow> rows = VersionRow.of(List.of(version("smile", 80, 0.61, 0.05, null),
                version("onnx", 90, 0.70, 0.04, null), new VersionFacts(entry("onnx"), null, null, null)));
        assertEquals(List.of("Smile", "ONNX", "ONNX"), row(rows, "Format").cells());
        assertEquals(1, row(rows, "Right").best());
        assertEquals(0, row(rows, "Log loss").best());
        assertEquals(List.of("0.61", "0.7", "\u2013"), row(rows, "Log loss").cells());
        assertEquals(1, row(rows, "ECE, 15 bins").best());
        assertEquals(List.of("5.0\u00a0%", "4.0\u00a0%", "\u2013"), row(rows, "ECE, 15 bins").cells());
    }

    @Test
    void theIntervalIsThatOfTheRowsWithATruth() {
        VersionRow row = row(VersionRow.of(List.of(version("smile", 90, 0.6, 0.05, null))), "95\u00a0% interval");
        // Wilson's interval of 90 of 100
        assertEquals(List.of("82.6\u201394.5\u00a0%"), row.cells());
        assertEquals(0.9, row.bars().getFirst().value(), 1e-12);
        assertEquals(0.8256, row.bars().getFirst().low(), 1e-4);
    }

    @Test
    void tiesAreNotMarked() {
        List<VersionRow> rows = VersionRow
                .of(List.of(version("smile", 80, 0.6, 0.05, null), version("onnx", 80, 0.6 + 1e-9, 0.05, null)));
        assertTrue(rows.stream().allMatch(r -> r.best() == -1));
    }

    @Test
    void runsOfDifferentRowsAreNotRanked() {
        List<VersionRow> rows = VersionRow.of(
                List.of(version("smile", 80, 0.6, 0.05, "wind > 1"), version("onnx", 90, 0.5, 0.04, null)));
        assertTrue(rows.stream().allMatch(r -> r.best() == -1));
    }

    private static VersionRow row(List<VersionRow> rows, String name) {
        return rows.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    }

    /** With this many right answers of 100. */
    private static VersionFacts version(String format, int right, double logLoss, double error,
            @Nullable String where) {
        RunManifest run = new RunManifest("r", "2026-01-01T00:00:00Z", "d", "days.csv", null, "abc", "oracle",
                "classification", List.of("no", "yes"), "probability", Map.of(), "label", where, 100, 0, 0, 0,
                right / 100.0, 0.8, "cpu", null, 1, 100, List.of(), Map.of(), "", "");
        return new VersionFacts(entry(format), null, run, new RunQuality(100, right, logLoss, error));
    }

    private static ModelEntry entry(String format) {
        return new ModelEntry("abc", "oracle", 1, format, "classification", List.of("no", "yes"), "model", "");
    }
}
