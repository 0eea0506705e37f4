package secondlook.desktop.feature.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import secondlook.runtime.data.Column;

/**
 * A word that can stand where a person is writing.
 *
 * @param from    first character that it replaces
 * @param to      the caret
 * @param text    to be put there
 * @param details what it is, in a word
 */
record Completion(int from, int to, String text, String details) {

    private static final int MOST = 12;
    private static final List<String> WORDS = List.of("AND", "OR", "NOT", "IS NULL", "IS NOT NULL", "IN (", "BETWEEN",
            "LIKE");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*$");
    private static final Pattern CLASS = Pattern.compile("predicted\\s*(?:=|<>|!=)\\s*('?)([^']*)$",
            Pattern.CASE_INSENSITIVE);

    /**
     * What can follow.
     *
     * @param fields  columns and what can be asked of the prediction
     * @param classes of the model
     */
    static List<Completion> of(String text, int caret, List<Column> fields, List<String> classes) {
        String before = text.substring(0, Math.clamp(caret, 0, text.length()));
        List<Completion> found = new ArrayList<>();
        Matcher named = CLASS.matcher(before);
        if (named.find()) {
            for (String name : classes) {
                String literal = "'" + name.replace("'", "''") + "'";
                if (begins(name, named.group(2)) && !named.group(2).equals(name)) {
                    found.add(new Completion(named.start(1), caret, literal, "class"));
                }
            }
            return found.stream().limit(MOST).toList();
        }
        if (before.chars().filter(c -> c == '\'').count() % 2 == 1) {
            // within a text nothing is known
            return List.of();
        }
        Matcher word = WORD.matcher(before);
        String begun = word.find() ? word.group() : "";
        int from = before.length() - begun.length();
        for (Column field : fields) {
            if (begins(field.name(), begun) && !field.name().equals(begun)) {
                found.add(new Completion(from, caret, ConditionPart.name(field.name()),
                        field.type().name().toLowerCase(Locale.ROOT)));
            }
        }
        for (String keyword : WORDS) {
            if (!begun.isEmpty() && begins(keyword, begun) && !keyword.equalsIgnoreCase(begun)) {
                found.add(new Completion(from, caret, keyword, ""));
            }
        }
        return found.stream().limit(MOST).toList();
    }

    /** The text with this word in it. */
    String in(String whole) {
        return whole.substring(0, from) + text + whole.substring(Math.min(to, whole.length()));
    }

    private static boolean begins(String word, String begun) {
        return word.toLowerCase(Locale.ROOT).startsWith(begun.toLowerCase(Locale.ROOT));
    }
}
