package secondlook.app.expect;

import org.jspecify.annotations.Nullable;

/**
 * An expectation that some rows break.
 *
 * @param column    it is about; {@code null} for a rule of rows
 * @param rule      what was expected, in words
 * @param action    what becomes of the rows
 * @param rows      how many
 * @param condition that they fulfil; {@code null} where the table as a whole breaks it
 */
public record Violation(@Nullable String column, String rule, Action action, long rows, @Nullable String condition) {

    /** One sentence, of rows that were to be scored. */
    public String words() {
        return wordsOf("scored");
    }

    /** @param used what the rows are for, such as "learned from" */
    public String wordsOf(String used) {
        return rows + (rows == 1 ? " row breaks" : " rows break") + " \u201c" + rule + "\u201d and "
                + (rows == 1 ? "was " : "were ") + (action == Action.FLAG ? "flagged." : "not " + used + ".");
    }
}
