package secondlook.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.Alarm;
import secondlook.app.monitor.AlarmRule;
import secondlook.app.monitor.ChunkWatch;
import secondlook.app.monitor.ColumnWatch;
import secondlook.app.monitor.FigureKind;
import secondlook.app.monitor.FigureWatch;
import secondlook.app.monitor.MonitorReport;

/** What watching found, as a JSON object and as lines. */
record MonitorWords(MonitorReport report, List<AlarmRule> rules, List<Alarm> standing) {

    Document document() {
        return new Document().put("reference", report.reference()).put("reference_rows", report.referenceRows())
                .put("rows", report.rows()).put("estimated_accuracy", report.meanConfidence())
                .put("accuracy", report.accuracy()).put("reference_accuracy", report.referenceAccuracy())
                .put("columns", report.columns().stream().map(MonitorWords::column).toList())
                .put("rules", rules.stream().map(AlarmRule::text).toList())
                .put("figures", report.figures().stream().map(MonitorWords::figure).toList())
                .put("chunks", report.chunks().stream().map(MonitorWords::chunk).toList())
                .put("findings", report.findings().stream().map(f -> new Document().put("subject", f.subject())
                        .put("evidence", f.evidence()).values()).toList())
                .put("alarms", standing.stream().map(MonitorWords::alarm).toList()).put("notes", report.notes());
    }

    private static Map<String, @Nullable Object> column(ColumnWatch c) {
        return new Document().put("name", c.name()).put("role", c.role().key()).put("psi", c.psi()).put("p", c.p())
                .put("q", c.q()).put("js_distance", c.jensenShannon()).put("limit", c.limit())
                .put("missing_reference", c.referenceMissing()).put("missing", c.currentMissing())
                .put("missing_q", c.missingQ()).put("out_of_range", c.outside()).put("out_of_range_q", c.outsideQ())
                .put("mean_reference", c.shape().referenceMean()).put("mean", c.shape().currentMean())
                .put("grew", c.parts().grown().isEmpty()
                        ? null
                        : new Document().put("what", c.parts().grown().label())
                                .put("share_reference", c.parts().grown().referenceShare())
                                .put("share", c.parts().grown().currentShare()).values())
                .put("level", c.level().words()).put("alarming", c.alarming())
                .put("missing_alarming", c.missingAlarming())
                .put("out_of_range_alarming", c.outsideAlarming()).values();
    }

    private static Map<String, @Nullable Object> chunk(ChunkWatch c) {
        return new Document().put("name", c.name()).put("rows", c.rows()).put("mean_confidence", c.meanConfidence())
                .put("labelled", c.labelled()).put("right", c.right())
                .put("accuracy", c.labelled() == 0 ? null : (double) c.right() / c.labelled())
                .put("accuracy_wilson95", c.accuracy().isAvailable()
                        ? List.of(c.accuracy().lower(), c.accuracy().upper())
                        : null)
                .put("accuracy_q", c.accuracyQ()).put("accuracy_alarming", c.accuracyAlarming())
                .put("predicted", c.predicted())
                .put("figures", c.figures().stream().map(MonitorWords::figure).toList())
                .put("columns", c.columns().stream().map(k -> new Document().put("name", k.name()).put("psi", k.psi())
                        .put("limit", k.limit()).put("q", k.q()).put("alarming", k.alarming()).values()).toList())
                .values();
    }

    private static Map<String, @Nullable Object> figure(FigureWatch f) {
        return new Document().put("name", f.name()).put("rows", f.rows()).put("value", f.value()).put("low", f.low())
                .put("high", f.high()).put("q", f.q()).put("alarming", f.alarming()).values();
    }

    private static Map<String, @Nullable Object> alarm(Alarm a) {
        return new Document().put("id", a.id()).put("run", a.runId()).put("reference", a.reference())
                .put("subject", a.subject()).put("at", a.at()).put("evidence", a.evidence()).values();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Words.counted(report.rows(), "row") + " against " + report.reference() + ", "
                + Words.counted(report.referenceRows(), "row"));
        for (ColumnWatch c : report.columns()) {
            lines.add(String.format(Locale.ROOT, "  %-16s %-6s psi %s  q %s  %s%s", c.name(), c.role().key(),
                    number(c.psi()), number(c.q()),
                    c.alarming() ? "CHANGED" : c.level().words(),
                    c.currentMissing() > 0 || c.referenceMissing() > 0
                            ? "  missing " + Words.percent(c.referenceMissing()) + " -> "
                                    + Words.percent(c.currentMissing())
                            : ""));
        }
        lines.add("  accuracy: estimated " + Words.percent(report.meanConfidence())
                + " (if the probabilities are calibrated and still mean the same), realised "
                + Words.percent(report.accuracy()) + ", reference " + Words.percent(report.referenceAccuracy()));
        if (!report.figures().isEmpty()) {
            lines.add("  all rows: " + figures(report.figures()));
        }
        for (ChunkWatch c : report.chunks()) {
            lines.add(String.format(Locale.ROOT, "  %-12s %6s  confidence %s  right %s%s%s", c.name(),
                    Words.counted(c.rows(), "row"), Words.probability(c.meanConfidence()),
                    c.labelled() == 0
                            ? Words.NOT_AVAILABLE
                            : c.right() + " of " + c.labelled(),
                    c.accuracyAlarming() ? "  FEWER RIGHT" : "", c.columns().stream().anyMatch(k -> k.alarming())
                            ? "  CHANGED " + String.join(", ", c.columns().stream().filter(k -> k.alarming())
                                    .map(ChunkWatch.ChunkColumn::name).toList())
                            : "")
                    + (c.figures().stream().anyMatch(FigureWatch::alarming)
                            ? "  ALARM " + figures(c.figures().stream().filter(FigureWatch::alarming).toList())
                            : ""));
        }
        if (!rules.isEmpty()) {
            lines.add("  rules: " + String.join("; ", rules.stream().map(AlarmRule::text).toList()));
        }
        lines.add(standing.isEmpty() ? "no alarm stands" : Words.counted(standing.size(), "alarm") + " standing");
        for (Alarm a : standing) {
            lines.add("  " + a.id() + "  " + a.subject() + ": " + a.evidence());
        }
        return lines;
    }

    private static String figures(List<FigureWatch> figures) {
        return String.join(", ", figures.stream()
                .map(f -> f.name() + " "
                        + (f.kind() == FigureKind.CONFIDENCE ? Words.probability(f.value()) : Words.percent(f.value())))
                .toList());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? Words.NOT_AVAILABLE : String.format(Locale.ROOT, "%.2f", value);
    }
}
