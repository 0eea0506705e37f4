package secondlook.app.data.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** Goes through a JSON file before a parser does that could be driven out of its stack. */
final class JsonDepth {

    private static final int CHECK_EVERY = 1 << 20;

    private JsonDepth() {
    }

    /**
     * @return whether the file is one array
     * @throws secondlook.runtime.RefusedException if values are nested deeper than {@code deepest}
     */
    static boolean check(Opening opening, int deepest) {
        SourceFile source = opening.source();
        boolean array = false;
        boolean begun = false;
        boolean inText = false;
        boolean escaped = false;
        int depth = 0;
        long line = 1;
        long at = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(source.path()), 1 << 16)) {
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (++at % CHECK_EVERY == 0) {
                    opening.context().checkCancelled();
                }
                line += c == '\n' ? 1 : 0;
                if (inText) {
                    inText = escaped || c != '"';
                    escaped = !escaped && c == '\\';
                    continue;
                }
                if (c == '"') {
                    inText = true;
                } else if (c == '[' || c == '{') {
                    if (++depth > deepest) {
                        throw JsonReader.refused(source, "line " + line,
                                "its values are nested more than " + deepest + " deep",
                                "Save the table that is wanted as a flat list of objects.");
                    }
                } else if (c == ']' || c == '}') {
                    depth--;
                }
                if (!begun && c > ' ' && c < 0x80) {
                    begun = true;
                    array = c == '[';
                }
            }
        } catch (IOException e) {
            throw ImportFailures.io(source, e);
        }
        return array;
    }
}
