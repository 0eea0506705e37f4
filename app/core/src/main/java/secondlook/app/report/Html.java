package secondlook.app.report;

/** Builds markup in which every text is escaped, so that nothing a file holds can become part of the page. */
final class Html {

    /** Without them, words of some languages and some pictures fall apart. */
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private final StringBuilder out = new StringBuilder(16_384);

    /** Markup written by this program, never text from a file. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** {@code <tag>text</tag>}. */
    Html element(String tag, String text) {
        return raw("<" + tag + ">").text(text).raw("</" + tag.split(" ", 2)[0] + ">");
    }

    /** A row of a two-column table. */
    Html fact(String name, String value) {
        return raw("<tr>").element("th scope=\"row\"", name).element("td", value).raw("</tr>\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(allowed(c) ? c : '\uFFFD');
            }
        });
        return safe.toString();
    }

    /** Control characters, noncharacters and lone surrogates are not allowed in a page; marks that turn the reading direction could mislead. */
    private static boolean allowed(int c) {
        int type = Character.getType(c);
        return c == '\n' || c == '\t' || c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER
                || type != Character.CONTROL && type != Character.SURROGATE
                        && type != Character.FORMAT && (c & 0xFFFE) != 0xFFFE && (c < 0xFDD0 || c > 0xFDEF);
    }
}
