package secondlook.app.report;

import java.util.ArrayList;
import java.util.List;
import secondlook.app.monitor.Alarm;
import secondlook.app.monitor.ChunkWatch;
import secondlook.app.monitor.ColumnWatch;
import secondlook.app.monitor.FigureKind;
import secondlook.app.monitor.MonitorLimits;
import secondlook.app.monitor.MonitorReport;

/** What watching found, and which alarms stand. */
final class DriftPart {

    private DriftPart() {
    }

    static void write(Html page, ReportContent content) {
        ReportedDrift drift = content.drift();
        page.element("h2", "Drift and alarms");
        if (drift == null) {
            page.element("p", "The rows were not compared with any others.");
            return;
        }
        MonitorReport report = drift.report();
        page.element("p", Figures.count(report.rows()) + " rows against " + report.reference() + ", "
                + Figures.count(report.referenceRows())
                + " rows. An alarm is sure (false discovery rate " + Figures.percent(drift.limits().level())
                + ") and large.");
        DriftPicture.draw(page, report.columns());
        columns(report).writeTo(page);
        if (!report.chunks().isEmpty()) {
            chunks(page, content, report);
        }
        report.notes().forEach(note -> page.element("p class=\"muted\"", note));
        alarms(page, drift.alarms());
    }

    private static HtmlTable columns(MonitorReport report) {
        HtmlTable table = new HtmlTable("column", "<is", "stability index", "limit", "missing", "outside the reference",
                "<");
        for (ColumnWatch c : report.columns()) {
            table.row(c.name(), c.role().key(), Figures.fixed(c.psi()), Figures.fixed(c.limit()),
                    Figures.percent(c.referenceMissing()) + " → " + Figures.percent(c.currentMissing()),
                    Figures.percent(c.outside()), word(c));
        }
        return table;
    }

    private static String word(ColumnWatch column) {
        if (column.alarming()) {
            return "changed";
        }
        if (column.missingAlarming() || column.outsideAlarming()) {
            return column.missingAlarming() ? "more missing" : "outside";
        }
        return Double.isNaN(column.psi())
                ? Figures.NOT_AVAILABLE
                : column.psi() >= MonitorLimits.A_LITTLE ? "a little" : "same";
    }

    private static void chunks(Html page, ReportContent content, MonitorReport report) {
        page.element("h3", "Over time");
        List<IntervalPicture.Line> lines = new ArrayList<>();
        HtmlTable table = new HtmlTable("stretch", "rows", "mean confidence", "right", "95 % interval",
                "to review", "without usable scores");
        for (ChunkWatch c : report.chunks()) {
            table.row(c.name(), Figures.count(c.rows()), Figures.probability(c.meanConfidence()),
                    c.labelled() == 0 ? Figures.NOT_AVAILABLE : c.right() + " of " + c.labelled(),
                    Figures.interval(c.accuracy()), figure(c, FigureKind.FLAGGED), figure(c, FigureKind.INVALID));
            if (c.labelled() > 0) {
                lines.add(new IntervalPicture.Line(c.name(), (double) c.right() / c.labelled(), c.accuracy()));
            }
        }
        if (!lines.isEmpty()) {
            IntervalPicture.draw(page, lines, "Share right in each stretch, with 95 % intervals");
        }
        if (lines.isEmpty() || content.choice().audience().wantsTables()) {
            table.writeTo(page);
        }
    }

    private static String figure(ChunkWatch chunk, FigureKind kind) {
        return chunk.figures().stream().filter(figure -> figure.kind() == kind).findFirst()
                .map(figure -> Figures.percent(figure.value())).orElse(Figures.NOT_AVAILABLE);
    }

    private static void alarms(Html page, List<Alarm> alarms) {
        if (alarms.isEmpty()) {
            page.element("p", "No alarm stands.");
            return;
        }
        HtmlTable table = new HtmlTable("alarm", "<evidence");
        alarms.forEach(alarm -> table.row(alarm.subject(), alarm.evidence()));
        table.writeTo(page);
    }
}
