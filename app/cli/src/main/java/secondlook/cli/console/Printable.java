package secondlook.cli.console;

/** Text from files made fit for a terminal: one line, and no control characters that could move its cursor. */
public final class Printable {

    private Printable() {
    }

    public static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean control = type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
            clean.appendCodePoint(control ? ' ' : c);
        });
        return clean.toString();
    }

    /** At most {@code length} characters, the last one an ellipsis where something was left out. */
    public static String of(String text, int length) {
        String clean = of(text);
        return clean.length() <= length ? clean : clean.substring(0, length - 1) + "…";
    }
}
