package secondlook.app.report;

import secondlook.app.run.RunManifest;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.decision.TopLabel;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;
import secondlook.runtime.evaluation.Confusion;
import secondlook.runtime.guard.PolicyFigures;

/** What the run comes to, in a sentence and four figures. */
final class SummaryPart {

    private SummaryPart() {
    }

    static void write(Html page, ReportContent content) {
        PolicyFigures figures = content.figures();
        RunManifest run = content.run();
        page.element("p class=\"lead\"", sentence(content, figures) + confusion(content));
        TopLabel top = TopLabel.of(content.predictions());
        long right = (long) top.rows() - top.errors();
        page.raw("<dl class=\"figures\">");
        figure(page, "right, of " + Figures.count(top.rows()) + " known", Figures.percent(run.accuracy()),
                interval(Wilson.of95(right, top.rows())));
        figure(page, "wrong if accepted", Figures.percent(figures.errorRate()),
                interval(Wilson.of95(figures.wrongAccepted(), figures.knownAccepted())));
        figure(page, "to review", Figures.count(figures.reviewed()), Figures.percent(share(figures)));
        figure(page, "calibration gap", Figures.percent(ReliabilityTable.equalWidth(top, ReliabilityTable.NUMBER_BINS)
                .expectedError()), "ECE, " + ReliabilityTable.NUMBER_BINS + " bins");
        page.raw("</dl>\n");
    }

    private static String sentence(ReportContent content, PolicyFigures figures) {
        String sentence = Figures.count(figures.reviewed()) + " of " + Figures.counted(figures.rows(), "prediction")
                + " (" + Figures.percent(share(figures)) + ") should be looked at by a person: "
                + PolicyWords.threshold(content.policy().policy()) + ", " + content.policy().words() + ".";
        if (figures.refused() > 0) {
            sentence += " " + Figures.count(figures.refused()) + " are given back without an answer.";
        }
        if (figures.knownAccepted() == 0) {
            return sentence;
        }
        return sentence + " Of the others, accepted as they are, " + Figures.percent(figures.errorRate())
                + " are wrong (95 % interval "
                + Figures.interval(Wilson.of95(figures.wrongAccepted(), figures.knownAccepted())) + ").";
    }

    /** The mistake made most often, if there is one. */
    private static String confusion(ReportContent content) {
        Confusion confusion = Confusion.of(content.predictions());
        int truth = -1;
        int said = -1;
        int most = 0;
        int errors = 0;
        for (int t = 0; t < confusion.classes(); t++) {
            for (int p = 0; p < confusion.classes(); p++) {
                int count = t == p ? 0 : confusion.counts()[t][p];
                errors += count;
                if (count > most) {
                    most = count;
                    truth = t;
                    said = p;
                }
            }
        }
        if (most == 0) {
            return "";
        }
        var classes = content.predictions().classes();
        return " " + Figures.count(most) + " of the " + Figures.counted(errors, "error")
                + (most == 1 ? " is " : " are ") + classes.get(truth) + " called " + classes.get(said) + ".";
    }

    private static double share(PolicyFigures figures) {
        return figures.rows() == 0 ? Double.NaN : (double) figures.reviewed() / figures.rows();
    }

    private static String interval(Interval interval) {
        return Figures.interval(interval);
    }

    private static void figure(Html page, String name, String value, String under) {
        page.raw("<div>").element("dt", name).element("dd", value).element("dd class=\"under\"", under)
                .raw("</div>");
    }
}
