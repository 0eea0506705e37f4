package secondlook.app.report;

import java.util.ArrayList;
import java.util.List;

/** The rows that a person should see, with what is known of them. */
final class RowsPart {

    private RowsPart() {
    }

    static void write(Html page, ReportContent content) {
        FlaggedTable rows = content.rows();
        page.element("h2", "Rows to review");
        if (rows == null || rows.all() == 0) {
            page.element("p", "No row is to be reviewed.");
            return;
        }
        page.element("p", (rows.all() > rows.rows().size()
                ? "The first " + Figures.count(rows.rows().size()) + " of " + Figures.count(rows.all())
                : Figures.count(rows.all())) + ", the least sure first.");
        List<String> heads = new ArrayList<>(List.of("row", "model says", "confidence", "right is"));
        heads.addAll(rows.columns());
        HtmlTable table = HtmlTable.ofFigures(heads);
        for (FlaggedTable.Line line : rows.rows()) {
            List<String> cells = new ArrayList<>(List.of(Figures.count(line.rowId()), line.predicted(),
                    Figures.probability(line.confidence()),
                    line.truth() == null ? Figures.NOT_AVAILABLE : line.truth()));
            cells.addAll(line.values());
            table.row(cells);
        }
        table.writeTo(page);
    }
}
