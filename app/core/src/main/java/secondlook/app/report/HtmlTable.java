package secondlook.app.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A table with a head; its first column and those named as text are aligned left, all others right. */
final class HtmlTable {

    /** Begins the head of a column that holds words. */
    static final String TEXT = "<";

    private static final int LONGEST_HEAD = 40;
    private static final int LONGEST_FIGURE = 24;
    private static final Pattern LONG_WORD = Pattern.compile("\\S{25}");

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

    /**
     * The names may come from a file.
     *
     * @param words columns besides the first that hold words
     */
    static HtmlTable of(List<String> names, Set<Integer> words) {
        HtmlTable table = new HtmlTable();
        names.forEach(name -> table.heads.add(Figures.shortened(name, LONGEST_HEAD)));
        table.words.addAll(words);
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
            page.element("th scope=\"col\"" + styled(isWords(i) ? "text" : "", heads.get(i)), heads.get(i));
        }
        page.raw("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            page.raw("<tr>");
            for (int i = 0; i < row.size(); i++) {
                page.element("td" + style(i, row.get(i)), row.get(i));
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

    private boolean isWords(int column) {
        return words.contains(column);
    }

    private String style(int column, String cell) {
        return styled(isWords(column) ? "text" : column == 0 || cell.length() > LONGEST_FIGURE ? "" : "figure", cell);
    }

    /** Only what has a word that is too long for a column may be broken anywhere: a figure never. */
    private static String styled(String style, String cell) {
        boolean broken = LONG_WORD.matcher(cell).find();
        String all = broken ? (style.equals("text") ? "text " : "") + "long" : style;
        return all.isEmpty() ? "" : " class=\"" + all + "\"";
    }
}
