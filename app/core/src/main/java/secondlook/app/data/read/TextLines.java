package secondlook.app.data.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** The lines of a text file, counted, and none longer than memory allows. */
final class TextLines {

    private static final int LONGEST = 16 << 20;

    private final SourceFile source;
    private final BufferedReader in;
    private long number;
    private boolean afterReturn;

    TextLines(SourceFile source, BufferedReader in) {
        this.source = source;
        this.in = in;
    }

    static BufferedReader open(SourceFile source, Charset charset) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(source.path()),
                charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
    }

    /** Bytes that are none of the encoding's, or trouble with the disk. */
    static RefusedException failure(SourceFile source, Charset charset, IOException e) {
        if (e instanceof CharacterCodingException) {
            return new RefusedException(new Problem(source.origin() + " cannot be imported", null,
                    "its text is not proper " + charset.name(),
                    "Say how it is encoded with the option encoding, or save it as UTF-8."), e);
        }
        return ImportFailures.io(source, e);
    }

    /** The next line without its end; {@code null} after the last. */
    @Nullable
    String next() throws IOException {
        StringBuilder line = null;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            if (line == null) {
                line = new StringBuilder();
                number++;
            }
            if (c == '\n' || c == '\r') {
                return line.toString();
            }
            if (line.length() >= LONGEST) {
                throw refused("it is longer than 16 million characters", "Split it.");
            }
            line.append((char) c);
        }
        return line == null ? null : line.toString();
    }

    /** Of the line that was last read, from 1. */
    long number() {
        return number;
    }

    RefusedException refused(String why, String remedy) {
        return new RefusedException(
                new Problem(source.origin() + " cannot be imported", "line " + Math.max(number, 1), why, remedy));
    }
}
