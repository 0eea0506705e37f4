package secondlook.desktop.feature.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import secondlook.app.duckdb.Sql;

/**
 * Something that could stand where a person is writing.
 *
 * @param shown    in the list
 * @param inserted what is written in place of the beginning
 * @param caret    where the caret stands then, counted from the end of what is inserted; at most 0
 */
record Completion(String shown, String inserted, int caret) {

    private static final int MOST = 8;

    /** The word that ends at the caret. */
    static String word(String text, int caret) {
        int from = caret;
        while (from > 0 && (Character.isLetterOrDigit(text.charAt(from - 1)) || text.charAt(from - 1) == '_')) {
            from--;
        }
        // inside a text in quotes nothing is completed
        long quotes = text.substring(0, from).chars().filter(c -> c == '\'').count();
        return quotes % 2 == 1 ? "" : text.substring(from, caret);
    }

    /** Columns first, then functions that begin like the word at the caret; none for no word. */
    static List<Completion> of(String text, int caret, List<String> columns, List<String> functions) {
        String word = word(text, caret).toLowerCase(Locale.ROOT);
        List<Completion> found = new ArrayList<>();
        if (word.isEmpty() || Character.isDigit(word.charAt(0))) {
            return found;
        }
        for (String column : columns) {
            if (column.toLowerCase(Locale.ROOT).startsWith(word) && !column.toLowerCase(Locale.ROOT).equals(word)) {
                found.add(new Completion(column, quoted(column), 0));
            }
        }
        for (String function : functions) {
            String name = function.substring(0, function.indexOf('('));
            if (name.startsWith(word)) {
                found.add(new Completion(function, name + "()", -1));
            }
        }
        return found.size() > MOST ? List.copyOf(found.subList(0, MOST)) : found;
    }

    private static String quoted(String column) {
        return column.matches("[A-Za-z_][A-Za-z0-9_]*") ? column : Sql.name(column);
    }
}
