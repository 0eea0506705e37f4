package secondlook.app.report;

import java.util.Arrays;
import java.util.List;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.evaluation.Histogram;

/** How sure the model was, as a picture with its table. */
final class ConfidencePart {

    private ConfidencePart() {
    }

    static void write(Html page, ReportContent content) {
        DecisionPolicy policy = content.policy().policy();
        boolean onThisAxis = policy.measure() == Measure.CONFIDENCE && policy.perClass().isEmpty();
        Histogram bins = Histogram.of(content.predictions(), Measure.CONFIDENCE, HistogramPicture.BINS, -1);
        page.element("h2", "Confidence");
        page.raw("<p class=\"legend\">");
        key(page, "correct", "correct", bins.right());
        key(page, "wrong", "wrong", bins.wrong());
        key(page, "unknown", "answer not known", bins.unlabelled());
        page.raw("</p>\n");
        new HistogramPicture(bins, content.predictions().classes().size()).draw(page,
                onThisAxis ? policy.threshold() : Double.NaN,
                "How many predictions were made with which confidence");
        if (content.choice().audience().wantsTables()) {
            table(bins).foldedInto(page);
        }
    }

    private static void key(Html page, String style, String name, int[] counts) {
        long all = 0;
        for (int count : counts) {
            all += count;
        }
        if (all > 0) {
            page.raw("<span class=\"key " + style + "\"></span>").text(" " + name + " " + Figures.count(all) + " ");
        }
    }

    private static HtmlTable table(Histogram bins) {
        boolean known = Arrays.stream(bins.unlabelled()).allMatch(n -> n == 0);
        HtmlTable table = known
                ? new HtmlTable("confidence", "correct", "wrong")
                : new HtmlTable("confidence", "correct", "wrong", "not known");
        for (int bin = 0; bin < HistogramPicture.BINS; bin++) {
            if (bins.total(bin) > 0) {
                List<String> cells = List.of(Figures.fixed((double) bin / HistogramPicture.BINS) + "–"
                        + Figures.fixed((double) (bin + 1) / HistogramPicture.BINS), Figures.count(bins.right()[bin]),
                        Figures.count(bins.wrong()[bin]), Figures.count(bins.unlabelled()[bin]));
                table.row(known ? cells.subList(0, 3) : cells);
            }
        }
        return table;
    }
}
