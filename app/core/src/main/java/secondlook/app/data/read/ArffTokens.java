package secondlook.app.data.read;

import org.jspecify.annotations.Nullable;

/** Cuts a line of an ARFF file into its values; quotes are single or double, a backslash takes away a meaning. */
final class ArffTokens {

    private final TextLines lines;
    private final String line;
    private int at;
    private boolean quoted;
    private boolean endedByComma;

    ArffTokens(TextLines lines, String line, int from) {
        this.lines = lines;
        this.line = line;
        this.at = from;
    }

    /** Whether the last token stood in quotes. */
    boolean quoted() {
        return quoted;
    }

    /** Whether a comma came after the last token, so that one more must follow. */
    boolean endedByComma() {
        return endedByComma;
    }

    /** The next token, ended by one of these characters or the line; {@code null} at the end. */
    @Nullable
    String next(String ends) {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        quoted = false;
        if (at >= line.length()) {
            return null;
        }
        char c = line.charAt(at);
        String token = c == '\'' || c == '"' ? inQuotes(c) : plain(ends);
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        endedByComma = at < line.length() && line.charAt(at) == ',';
        if (endedByComma) {
            at++;
        } else if (quoted && at < line.length() && ends.equals(",")) {
            throw lines.refused("text follows a closing quote", "Put a comma between the values.");
        }
        return token;
    }

    private String inQuotes(char quote) {
        quoted = true;
        StringBuilder text = new StringBuilder();
        for (at++; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == quote) {
                at++;
                return text.toString();
            }
            if (c == '\\' && at + 1 < line.length()) {
                c = unescaped(line.charAt(++at));
            }
            text.append(c);
        }
        throw lines.refused("a quote is opened and never closed", "Close it.");
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> c;
        };
    }

    private String plain(String ends) {
        StringBuilder text = new StringBuilder();
        while (at < line.length() && ends.indexOf(line.charAt(at)) < 0 && line.charAt(at) != ',') {
            char c = line.charAt(at++);
            if (c == '\\' && at < line.length()) {
                c = line.charAt(at++);
            }
            text.append(c);
        }
        return text.toString().stripTrailing();
    }

    /** What is left of the line. */
    String rest() {
        return line.substring(Math.min(at, line.length())).strip();
    }
}
