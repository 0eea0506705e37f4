package secondlook.app.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A table with a head; its first column and those named as text are aligned left, all others right. */
final class HtmlTable {

    /** Begins the head of a column that holds words. */
    static final String TEXT = "<";

    private final Set<Integer> words = new HashSet<>();
    private final List<String> heads = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** @param names of the columns, of our own making; one that begins with {@link #TEXT} holds words */
    HtmlTable(String... names) {
        for (int i = 0; i < names.length; i++) {
            boolean text = names[i].startsWith(TEXT);
            if (text) {
                words.add(i);
            }
            heads.add(text ? names[i].substring(1) : names[i]);
        }
    }

    /** All but the first column hold figures; the names may come from a file. */
    static HtmlTable ofFigures(List<String> names) {
        HtmlTable table = new HtmlTable();
        table.heads.addAll(names);
        return table;
    }

    HtmlTable row(String... cells) {
        return row(List.of(cells));
    }

    HtmlTable row(List<String> cells) {
        if (cells.size() != heads.size()) {
            throw new IllegalArgumentException(cells.size() + " cells under " + heads.size() + " heads");
        }
        rows.add(cells);
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void writeTo(Html page) {
        page.raw("<table class=\"wide\"><thead><tr>");
        for (int i = 0; i < heads.size(); i++) {
            page.element("th scope=\"col\"" + style(i), heads.get(i));
        }
        page.raw("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            page.raw("<tr>");
            for (int i = 0; i < row.size(); i++) {
                page.element("td" + style(i), row.get(i));
            }
            page.raw("</tr>\n");
        }
        page.raw("</tbody></table>\n");
    }

    /** Folded away beneath a picture that says the same. */
    void foldedInto(Html page) {
        page.raw("<details><summary>As a table</summary>");
        writeTo(page);
        page.raw("</details>\n");
    }

    private String style(int column) {
        return words.contains(column) ? " class=\"text\"" : "";
    }
}
