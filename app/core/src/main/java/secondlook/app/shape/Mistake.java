package secondlook.app.shape;

/**
 * What is wrong with an expression.
 *
 * @param at     index of the first character that it concerns; the text's length for its end
 * @param length number of characters, at least 0
 * @param why    in plain words
 */
public record Mistake(int at, int length, String why) {

    /** With the place as people count it. */
    public String where() {
        return "character " + (at + 1);
    }
}
