package secondlook.app.report;

import java.util.List;
import secondlook.app.monitor.Alarm;
import secondlook.app.monitor.ChunkWatch;
import secondlook.app.monitor.ColumnWatch;
import secondlook.app.monitor.MonitorLimits;
import secondlook.app.monitor.MonitorReport;

/** What watching found, and which alarms stand. */
final class DriftPart {

    private DriftPart() {
    }

    static void write(Html page, MonitorReport drift, List<Alarm> alarms) {
        page.element("h2", "Drift and alarms");
        page.element("p", Figures.count(drift.rows()) + " rows against " + drift.reference() + ", "
                + Figures.count(drift.referenceRows())
                + " rows. An alarm is sure (false discovery rate 5 %) and large.");
        page.raw("<table class=\"wide\"><thead><tr><th>column</th><th>is</th><th>stability index</th><th>limit</th>"
                + "<th>missing</th><th>outside the reference</th><th></th></tr></thead><tbody>\n");
        for (ColumnWatch c : drift.columns()) {
            page.raw("<tr>").element("td", c.name()).element("td", c.role().key())
                    .element("td", Figures.probability(c.psi())).element("td", Figures.probability(c.limit()))
                    .element("td", Figures.percent(c.referenceMissing()) + " → " + Figures.percent(c.currentMissing()))
                    .element("td", Figures.percent(c.outside()))
                    .element("td", c.alarming()
                            ? "changed"
                            : c.psi() >= MonitorLimits.A_LITTLE ? "a little" : "same")
                    .raw("</tr>\n");
        }
        page.raw("</tbody></table>\n");
        if (!drift.chunks().isEmpty()) {
            chunks(page, drift);
        }
        if (alarms.isEmpty()) {
            page.element("p", "No alarm stands.");
            return;
        }
        page.raw("<table class=\"wide\"><thead><tr><th>alarm</th><th>evidence</th></tr></thead><tbody>\n");
        for (Alarm alarm : alarms) {
            page.raw("<tr>").element("td", alarm.subject()).element("td", alarm.evidence()).raw("</tr>\n");
        }
        page.raw("</tbody></table>\n");
    }

    private static void chunks(Html page, MonitorReport drift) {
        page.raw("<table class=\"wide\"><thead><tr><th>stretch</th><th>rows</th><th>mean confidence</th><th>right</th>"
                + "<th>95 % interval</th></tr></thead><tbody>\n");
        for (ChunkWatch c : drift.chunks()) {
            page.raw("<tr>").element("td", c.name()).element("td", Figures.count(c.rows()))
                    .element("td", Figures.probability(c.meanConfidence()))
                    .element("td", c.labelled() == 0 ? "–" : c.right() + " of " + c.labelled())
                    .element("td", c.labelled() == 0
                            ? "–"
                            : Figures.percent(c.accuracy().lower()) + "–" + Figures.percent(c.accuracy().upper()))
                    .raw("</tr>\n");
        }
        page.raw("</tbody></table>\n");
    }
}
