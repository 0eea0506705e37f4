package secondlook.runtime.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes a condition apart into words. */
final class Lexer {

    private static final Set<String> KEYWORDS = Set.of("AND", "OR", "NOT", "IS", "NULL", "IN", "BETWEEN", "LIKE",
            "TRUE",
            "FALSE", "DATE", "TIMESTAMP");

    private static final List<String> SYMBOLS = List.of("<=", ">=", "<>", "!=", "==", "=", "<", ">", "(", ")", ",", "+",
            "-", "*", "/");

    /** What is made of a chain of so many is taken apart again by as many calls inside each other. */
    private static final int MOST_TOKENS = 1000;

    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                tokens.add(new Token(Token.Kind.END, "the end", at));
                return tokens;
            }
            if (tokens.size() == MOST_TOKENS) {
                throw Condition.refused(text, "it has more than " + MOST_TOKENS + " words");
            }
            tokens.add(next());
        }
    }

    private Token next() {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            return quoted(c);
        }
        if (isDigit(c) || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            return number();
        }
        if (Character.isLetter(c) || c == '_') {
            return word();
        }
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                at += symbol.length();
                return new Token(Token.Kind.SYMBOL, symbol, at - symbol.length());
            }
        }
        throw Condition.refused(text, "there is a " + c + " at character " + (at + 1) + " that means nothing here");
    }

    private Token quoted(char quote) {
        int from = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == quote) {
                value.append(quote);
                at++;
            } else {
                return new Token(quote == '"' ? Token.Kind.NAME : Token.Kind.TEXT, value.toString(), from);
            }
        }
        throw Condition.refused(text, "the quote at character " + (from + 1) + " is never closed");
    }

    private Token number() {
        int from = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
                exponent++;
            }
            if (exponent < text.length() && isDigit(text.charAt(exponent))) {
                at = exponent;
                while (at < text.length() && isDigit(text.charAt(at))) {
                    at++;
                }
            }
        }
        return new Token(Token.Kind.NUMBER, text.substring(from, at), from);
    }

    private Token word() {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String word = text.substring(from, at);
        String capitals = word.toUpperCase(Locale.ROOT);
        return KEYWORDS.contains(capitals)
                ? new Token(Token.Kind.KEYWORD, capitals, from)
                : new Token(Token.Kind.NAME, word, from);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
