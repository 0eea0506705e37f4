package secondlook.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Characters of a text that a face cannot draw, so that it is said instead of left to be guessed.
 *
 * @param characters code points, rising
 */
record MissingGlyphs(List<Integer> characters) {

    private static final int NAMED = 12;

    MissingGlyphs {
        characters = List.copyOf(characters);
    }

    /** @param face a TrueType file; closed */
    static MissingGlyphs of(String text, InputStream face) throws IOException {
        try (InputStream in = face; TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            CmapLookup known = font.getUnicodeCmapLookup();
            TreeSet<Integer> missing = new TreeSet<>();
            text.codePoints().distinct().filter(c -> c >= ' ' && known.getGlyphId(c) == 0
                    && !Character.isWhitespace(c) && Character.getType(c) != Character.FORMAT).forEach(missing::add);
            return new MissingGlyphs(new ArrayList<>(missing));
        }
    }

    boolean isEmpty() {
        return characters.isEmpty();
    }

    /** "2 characters of this report are not in its face and are shown as …: U+65E5 (Han), U+672C (Han). …" */
    String words() {
        List<String> named = characters.stream().limit(NAMED)
                .map(c -> String.format(Locale.ROOT, "U+%04X (%s)", c, script(c))).toList();
        int more = characters.size() - named.size();
        return (characters.size() == 1
                ? "1 character of this report is not in the face it is set in and is shown as \uFFFD: "
                : Figures.count(characters.size())
                        + " characters of this report are not in the face it is set in and are shown as \uFFFD: ")
                + String.join(", ", named) + (more > 0 ? " and " + Figures.count(more) + " more" : "")
                + ". The HTML page shows them.";
    }

    private static String script(int character) {
        String name = Character.UnicodeScript.of(character).name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
