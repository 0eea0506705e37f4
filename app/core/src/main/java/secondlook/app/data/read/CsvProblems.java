package secondlook.app.data.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Says in plain words why a text file cannot be read as a table. */
final class CsvProblems {

    private static final String DELIMITERS = ",\t;|";

    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");

    private static final Pattern CELLS = Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

    private static final Pattern CONVERSION = Pattern
            .compile("converting column \"(.*?)\". Could not convert string \"(.*?)\" to");

    private CsvProblems() {
    }

    /**
     * The encoding of a file that can be a table.
     *
     * @param guesses receives one where it was not said
     */
    static Charset charset(SourceFile source, ReadOptions options, List<Guess> guesses) {
        String cannot = source.origin() + " cannot be imported";
        if (source.bytes() == 0) {
            throw new RefusedException(cannot, "the file is empty", "Choose a file with a header line and rows.");
        }
        Charset asked = options.encoding();
        if (asked != null) {
            return asked;
        }
        TextCheck.Finding text = source.text();
        if (text.nul() >= 0) {
            throw new RefusedException(new Problem(cannot, "byte " + (text.nul() + 1),
                    "it is not a text file: it has a NUL byte", "Choose a file of a format that is read."));
        }
        Charset found = switch (text.encoding()) {
            case UTF_8 -> StandardCharsets.UTF_8;
            case UTF_16 -> StandardCharsets.UTF_16;
            case UTF_16LE -> StandardCharsets.UTF_16LE;
            case UTF_16BE -> StandardCharsets.UTF_16BE;
            case LATIN_1 -> StandardCharsets.ISO_8859_1;
            case WINDOWS_1252 -> Charset.forName("windows-1252");
            case UNKNOWN -> throw new RefusedException(new Problem(cannot, "byte " + (text.wrong() + 1),
                    "its text is in an encoding that is neither UTF-8 nor UTF-16 nor Latin-1",
                    "Say which with the option encoding, such as shift_jis, or save it as UTF-8."));
        };
        guesses.add(new Guess(ReadOptions.ENCODING, found.name(), switch (text.encoding()) {
            case UTF_8 -> source.startsWith("\u00ef\u00bb\u00bf")
                    ? "The file begins with the mark of UTF-8."
                    : "Every byte of the file fits UTF-8.";
            case UTF_16 -> "The file begins with a byte order mark.";
            case UTF_16LE, UTF_16BE -> "Every other byte is 0 in most of the file.";
            case LATIN_1 -> "Byte " + (text.wrong() + 1) + " is not UTF-8, and no byte is a control code.";
            default -> "Byte " + (text.wrong() + 1) + " is not UTF-8, and there are signs that only Windows-1252 has.";
        }));
        return found;
    }

    /** Refuses lines that are too long or too wide before the database tries them. */
    static void checkExtent(SourceFile source) {
        TextCheck.Finding text = source.text();
        if (text.longest() > CsvDialect.LONGEST_LINE) {
            throw tooLong(source, "line " + text.longAt());
        }
        if (text.longest() > 2L * ColumnLimit.MOST) {
            ColumnLimit.check(source, mostCells(source));
        }
    }

    /** Refuses to pass over more lines than there are, which the database would take for a table without rows. */
    static void checkSkip(SourceFile source, @Nullable Integer skip) {
        if (skip == null || skip == 0) {
            return;
        }
        int lines = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(source.path()))) {
            int before = '\n';
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (lines == skip && before != '\r') {
                    return;
                }
                boolean alone = before == '\r' && c != '\n';
                lines += alone || c == '\n' ? 1 : 0;
                before = c;
            }
            lines += before == '\n' ? 0 : 1;
        } catch (IOException e) {
            throw ImportFailures.io(source, e);
        }
        throw new RefusedException(source.origin() + " cannot be imported",
                "skip=" + skip + " passes over all of its " + lines + (lines == 1 ? " line" : " lines"),
                "Give a smaller number, or leave skip out to have it guessed.");
    }

    /** Cells of the first line, if its cells are cut by the character that stands in it most often. */
    private static long mostCells(SourceFile source) {
        long[] counts = new long[DELIMITERS.length()];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(source.path()))) {
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                int delimiter = DELIMITERS.indexOf(c);
                if (delimiter >= 0) {
                    counts[delimiter]++;
                }
            }
        } catch (IOException e) {
            throw ImportFailures.io(source, e);
        }
        return Arrays.stream(counts).max().orElse(0) + 1;
    }

    static RefusedException tooLong(SourceFile source, @Nullable String where) {
        return new RefusedException(new Problem(source.origin() + " cannot be imported", where,
                "a line or a cell is longer than 16 MB; perhaps a quote is never closed", "Correct it or split it."));
    }

    static RefusedException refusal(SourceFile source, SQLException e) {
        String message = String.valueOf(e.getMessage());
        String what = source.origin() + " cannot be read as a table";
        Matcher line = LINE.matcher(message);
        String where = line.find() ? "line " + line.group(1) : null;
        return new RefusedException(new Problem(what, where, why(message), remedy(message)), e);
    }

    private static String why(String message) {
        Matcher cells = CELLS.matcher(message);
        if (cells.find()) {
            return "it has " + cells.group(2) + " cells where the others have " + cells.group(1);
        }
        Matcher conversion = CONVERSION.matcher(message);
        if (conversion.find()) {
            return "\"" + conversion.group(2) + "\" does not fit the other values of its column";
        }
        if (message.contains("unterminated quote")) {
            return "a quote is opened and never closed";
        }
        if (message.contains("Maximum line size")) {
            return "a line is longer than 16 MB; perhaps a quote is never closed";
        }
        if (message.contains("not possible to automatically detect")) {
            return "no delimiter cuts its lines into the same number of cells";
        }
        return message.lines().findFirst().orElse("unknown");
    }

    private static @Nullable String remedy(String message) {
        return message.contains("not possible to automatically detect")
                ? "Check that every line has as many cells as the header."
                : "Correct that line and try again.";
    }
}
