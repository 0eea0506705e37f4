package secondlook.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.estimate.Wilson;
import secondlook.runtime.evaluation.Confusion;

/** What the model is worth where it says each class, and what it says instead. */
final class ClassesPart {

    /** A matrix of more would not fit on a page. */
    private static final int WIDEST_MATRIX = 10;

    private ClassesPart() {
    }

    static void write(Html page, ReportContent content) {
        Predictions predictions = content.predictions();
        Confusion confusion = Confusion.of(predictions);
        int classes = predictions.classes().size();
        int[] said = new int[classes];
        int[] flagged = new int[classes];
        for (int row = 0; row < predictions.rows(); row++) {
            int k = predictions.predicted()[row];
            if (k >= 0) {
                said[k]++;
                flagged[k] += content.flags(row) ? 1 : 0;
            }
        }
        HtmlTable table = new HtmlTable("model says", "rows", "right", "95 % interval", "to review", "threshold",
                "found");
        for (int k = 0; k < classes; k++) {
            String name = predictions.classes().get(k);
            table.row(name, Figures.count(said[k]), Figures.percent(confusion.precision(k)),
                    Figures.interval(Wilson.of95(confusion.hits(k), confusion.predicted(k))),
                    said[k] == 0 ? Figures.NOT_AVAILABLE : Figures.count(flagged[k]),
                    Figures.probability(content.policy().policy().thresholdFor(name)),
                    confusion.support(k) == 0
                            ? Figures.NOT_AVAILABLE
                            : Figures.count(confusion.hits(k)) + " of " + Figures.count(confusion.support(k)));
        }
        page.element("h2", "By class");
        table.writeTo(page);
        if (confusion.rows() > 0 && classes <= WIDEST_MATRIX && content.choice().audience().wantsTables()) {
            page.element("h3", "What was right, by row, and what the model said, by column");
            matrix(predictions.classes(), confusion).writeTo(page);
        }
    }

    private static HtmlTable matrix(List<String> classes, Confusion confusion) {
        List<String> heads = new ArrayList<>(List.of("right is"));
        heads.addAll(classes);
        HtmlTable table = HtmlTable.of(heads, Set.of());
        for (int t = 0; t < classes.size(); t++) {
            List<String> cells = new ArrayList<>(List.of(classes.get(t)));
            for (int p = 0; p < classes.size(); p++) {
                cells.add(Figures.count(confusion.counts()[t][p]));
            }
            table.row(cells);
        }
        return table;
    }
}
