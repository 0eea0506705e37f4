package secondlook.runtime.expression;

/**
 * A word of a condition.
 *
 * @param kind what it is
 * @param text a name or text without its quotes, a number's digits, a symbol; a keyword in capitals
 * @param at   0-based place of its first character
 */
record Token(Kind kind, String text, int at) {

    enum Kind {
        NAME, KEYWORD, NUMBER, TEXT, SYMBOL, END
    }

    boolean is(Kind wanted, String value) {
        return kind == wanted && text.equals(value);
    }
}
