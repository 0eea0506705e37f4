package secondlook.app.report;

import secondlook.app.run.RunCalibration;
import secondlook.runtime.calibration.ReliabilityBin;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.TopLabel;

/** Whether the model is as often right as it is sure. */
final class ReliabilityPart {

    private ReliabilityPart() {
    }

    static void write(Html page, ReportContent content) {
        page.element("h2", "Reliability");
        TopLabel top = TopLabel.of(content.predictions());
        if (top.rows() == 0) {
            page.element("p", "No right answer is known, so that nothing can be said of it.");
            return;
        }
        page.element("p", "The calibration gap is " + Figures.percent(gap(top)) + " (expected calibration error, "
                + ReliabilityTable.NUMBER_BINS + " bins of equal width, " + Figures.count(top.rows())
                + " rows with a known answer). On average it said " + Figures.probability(top.meanConfidence())
                + " and " + Figures.probability(top.accuracy()) + " were right." + calibration(content));
        ReliabilityTable table = ReliabilityTable.equalWidth(top, ReliabilityTable.DIAGRAM_BINS);
        ReliabilityPicture.draw(page, table);
        if (content.choice().audience().wantsTables()) {
            table(table).foldedInto(page);
        }
    }

    private static double gap(TopLabel top) {
        return ReliabilityTable.equalWidth(top, ReliabilityTable.NUMBER_BINS).expectedError();
    }

    private static String calibration(ReportContent content) {
        RunCalibration calibration = content.run().calibration();
        Predictions stated = content.stated();
        if (calibration == null || stated == null) {
            return "";
        }
        return " The probabilities are calibrated (" + calibration.method() + ", fitted to "
                + Figures.counted(calibration.fitRows(), "row") + " of " + calibration.dataset()
                + "); as the model says them the gap is " + Figures.percent(gap(TopLabel.of(stated))) + ".";
    }

    private static HtmlTable table(ReliabilityTable bins) {
        HtmlTable table = new HtmlTable("confidence", "predictions", "mean confidence", "right", "95 % interval");
        for (ReliabilityBin bin : bins.bins()) {
            if (bin.count() > 0) {
                table.row(Figures.fixed(bin.lower()) + "–" + Figures.fixed(bin.upper()), Figures.count(bin.count()),
                        Figures.probability(bin.meanConfidence()), Figures.percent(bin.accuracy()),
                        Figures.interval(bin.wilson95()));
            }
        }
        return table;
    }
}
