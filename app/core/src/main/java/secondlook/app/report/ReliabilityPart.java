package secondlook.app.report;

import secondlook.runtime.calibration.ReliabilityBin;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.TopLabel;

/** Whether the model is as often right as it is sure. */
final class ReliabilityPart {

    private ReliabilityPart() {
    }

    static void write(Html page, Predictions predictions) {
        page.element("h2", "Reliability");
        TopLabel top = TopLabel.of(predictions);
        if (top.rows() == 0) {
            page.element("p", "No right answer is known, so that nothing can be said of it.");
            return;
        }
        double gap = ReliabilityTable.equalWidth(top, ReliabilityTable.NUMBER_BINS).expectedError();
        page.element("p", "The calibration gap is " + Figures.percent(gap) + " (expected calibration error, "
                + ReliabilityTable.NUMBER_BINS + " bins of equal width, " + Figures.count(top.rows())
                + " rows with a known answer).");
        ReliabilityTable table = ReliabilityTable.equalWidth(top, ReliabilityTable.DIAGRAM_BINS);
        ReliabilityPicture.draw(page, table);
        page.raw("<table class=\"wide\"><thead><tr><th>confidence</th><th>predictions</th><th>mean confidence</th>"
                + "<th>right</th><th>95 % interval</th></tr></thead><tbody>\n");
        for (ReliabilityBin bin : table.bins()) {
            if (bin.count() > 0) {
                page.raw("<tr>")
                        .element("td", Figures.probability(bin.lower()) + "–" + Figures.probability(bin.upper()))
                        .element("td", Figures.count(bin.count()))
                        .element("td", Figures.probability(bin.meanConfidence()))
                        .element("td", Figures.percent(bin.accuracy()))
                        .element("td", Figures.percent(bin.wilson95().lower()) + "–"
                                + Figures.percent(bin.wilson95().upper()))
                        .raw("</tr>\n");
            }
        }
        page.raw("</tbody></table>\n");
    }
}
