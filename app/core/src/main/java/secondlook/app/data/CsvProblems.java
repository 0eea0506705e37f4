package secondlook.app.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Says in plain words why a text file cannot be read as a table. */
final class CsvProblems {

    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");

    private static final Pattern CELLS = Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

    private static final Pattern CONVERSION = Pattern
            .compile("converting column \"(.*?)\". Could not convert string \"(.*?)\" to");

    private CsvProblems() {
    }

    /** The encoding of a file that can be a table. */
    static Charset charset(SourceFile source) {
        TextCheck.Finding text = source.text();
        String cannot = source.path() + " cannot be imported";
        if (source.bytes() == 0) {
            throw new RefusedException(cannot, "the file is empty", "Choose a file with a header line and rows.");
        }
        if (text.nul() >= 0) {
            throw new RefusedException(new Problem(cannot, "byte " + (text.nul() + 1),
                    "it is not a text file: it has a NUL byte", "Choose a CSV, TSV or Parquet file."));
        }
        return switch (text.encoding()) {
            case UTF_8 -> StandardCharsets.UTF_8;
            case UTF_16 -> StandardCharsets.UTF_16;
            case LATIN_1 -> StandardCharsets.ISO_8859_1;
            case UNKNOWN -> throw new RefusedException(new Problem(cannot, "byte " + (text.wrong() + 1),
                    "its text is in an encoding that is neither UTF-8 nor UTF-16 nor Latin-1",
                    "Save it as UTF-8 and try again."));
        };
    }

    static RefusedException refusal(SourceFile source, SQLException e) {
        String message = String.valueOf(e.getMessage());
        String what = source.path() + " cannot be read as a table";
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
