package secondlook.app.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rows that a person should see, with what is known of them. */
final class RowsPart {

    private static final Pattern NUMBER = Pattern.compile("[\u2212\u2013]?[0-9.e\u2212+-]*");

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
        HtmlTable table = HtmlTable.of(heads, words(rows));
        for (FlaggedTable.Line line : rows.rows()) {
            List<String> cells = new ArrayList<>(List.of(Figures.count(line.rowId()), line.predicted(),
                    Figures.probability(line.confidence()),
                    line.truth() == null ? Figures.NOT_AVAILABLE : line.truth()));
            cells.addAll(line.values());
            table.row(cells);
        }
        table.writeTo(page);
    }

    /** What was said, what is right, and every column that holds anything but numbers. */
    private static Set<Integer> words(FlaggedTable rows) {
        Set<Integer> words = new HashSet<>(Set.of(1, 3));
        for (int column = 0; column < rows.columns().size(); column++) {
            int at = column;
            if (!rows.rows().stream().allMatch(line -> NUMBER.matcher(line.values().get(at)).matches())) {
                words.add(column + 4);
            }
        }
        return words;
    }
}
