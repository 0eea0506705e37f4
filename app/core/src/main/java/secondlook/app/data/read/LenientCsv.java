package secondlook.app.data.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import secondlook.runtime.job.JobContext;

/**
 * Writes a CSV file anew, in UTF-8 and with every quote closed, reading it as leniently as spreadsheets and Python's csv
 * module do: a quote opens a cell only at its beginning, a doubled quote inside is a quote, text after the closing quote
 * belongs to the cell, and a cell left open ends with the file.
 */
final class LenientCsv {

    private static final String DELIMITERS = ",\t;|";

    private static final int CHECK_EVERY = 1 << 16;

    private final SourceFile source;
    private final Reader in;
    private final Writer out;
    private final char delimiter;
    /** Begins a line that is no row; -1 for none. */
    private final int comment;
    /** Encloses a cell; 0 for nothing. */
    private final char quote;
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;
    /** The record that is being read, from 1. */
    private long line = 1;

    private LenientCsv(SourceFile source, Reader in, Writer out, char delimiter, int comment, char quote) {
        this.source = source;
        this.in = in;
        this.out = out;
        this.delimiter = delimiter;
        this.comment = comment;
        this.quote = quote;
    }

    /** @param comment with which lines begin that are left out; empty for none */
    static void rewrite(Opening opening, Charset charset, Path target, String comment) {
        SourceFile source = opening.source();
        String asked = opening.options().delimiter();
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var in = new BufferedReader(new InputStreamReader(Files.newInputStream(source.path()), decoder), 1 << 16);
                Writer out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
            char delimiter = asked != null ? asked.charAt(0) : delimiter(source, charset, comment, opening.options());
            new LenientCsv(source, in, out, delimiter, comment.isEmpty() ? -1 : comment.charAt(0),
                    opening.options().quote()).rewrite(opening.context());
        } catch (CharacterCodingException e) {
            throw TextLines.failure(source, charset, e);
        } catch (IOException e) {
            throw ImportFailures.io(source, e);
        }
    }

    /** Whether the first line has something that could stand between cells. */
    static boolean firstLineHasDelimiter(SourceFile source, Charset charset) {
        return Arrays.stream(candidates(source, charset, "", ReadOptions.NONE)).anyMatch(count -> count > 0);
    }

    /** The candidate that stands most often in the first line; a tab before all others, for prose has commas. */
    static char delimiter(SourceFile source, Charset charset, String comment, ReadOptions options) {
        int[] counts = candidates(source, charset, comment, options);
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return counts[1] > 0 ? '\t' : DELIMITERS.charAt(best);
    }

    /** How often each candidate stands in the first line that is not blank, quoted parts set aside. */
    private static int[] candidates(SourceFile source, Charset charset, String comment, ReadOptions options) {
        int skip = options.skip() == null ? 0 : options.skip();
        char quote = options.quote();
        String head = new String(source.head(), charset).lines().skip(skip)
                .filter(line -> comment.isEmpty() || !line.startsWith(comment))
                .collect(java.util.stream.Collectors.joining("\n"));
        int[] counts = new int[DELIMITERS.length()];
        boolean inside = false;
        boolean any = false;
        for (int i = 0; i < head.length() && !(any && !inside && head.charAt(i) == '\n'); i++) {
            char c = head.charAt(i);
            inside ^= c == quote;
            int candidate = inside ? -1 : DELIMITERS.indexOf(c);
            if (candidate >= 0) {
                counts[candidate]++;
            }
            any |= c > ' ';
        }
        return counts;
    }

    private void rewrite(JobContext context) throws IOException {
        boolean first = true;
        long read = 0;
        int c = in.read();
        if (c == '\uFEFF') {
            c = in.read();
        }
        while (c >= 0) {
            if (first && c == comment) {
                c = afterLine();
                continue;
            }
            c = readCell(c);
            writeCell(first);
            first = false;
            if (c == delimiter) {
                c = in.read();
                if (c < 0 || c == '\n' || c == '\r') {
                    writeCell(false);
                }
            }
            if (c == '\n' || c == '\r') {
                out.write('\n');
                line++;
                first = true;
                int next = in.read();
                c = c == '\r' && next == '\n' ? in.read() : next;
            }
            if (++read % CHECK_EVERY == 0) {
                context.checkCancelled();
            }
        }
    }

    /** Passes over the rest of the line and returns the character after it. */
    private int afterLine() throws IOException {
        int c = in.read();
        while (c >= 0 && c != '\n' && c != '\r') {
            c = in.read();
        }
        int next = c < 0 ? c : in.read();
        return c == '\r' && next == '\n' ? in.read() : next;
    }

    /** Reads the cell that begins with {@code c} and returns what ended it. */
    private int readCell(int first) throws IOException {
        cell.setLength(0);
        int c = first;
        quoted = quote != 0 && c == quote;
        boolean inside = quoted;
        if (inside) {
            c = in.read();
        }
        while (c >= 0) {
            if (inside && c == quote) {
                c = in.read();
                if (c != quote) {
                    inside = false;
                    continue;
                }
            } else if (!inside && (c == delimiter || c == '\n' || c == '\r')) {
                break;
            }
            if (cell.length() >= CsvDialect.LONGEST_LINE) {
                throw CsvProblems.tooLong(source, "row " + line);
            }
            cell.append((char) c);
            c = in.read();
        }
        return c;
    }

    private void writeCell(boolean first) throws IOException {
        if (!first) {
            out.write(',');
        }
        String text = cell.toString();
        cell.setLength(0);
        if (quoted || needsQuotes(text)) {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(text);
        }
        quoted = false;
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
