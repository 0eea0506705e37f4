package secondlook.app.data.read;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnType;

/** What was found out about a CSV file while it was opened, in words that a person can check. */
final class CsvFindings {

    private static final String COMMENTS = "#%";

    private final ReadOptions options;
    private final List<Guess> guesses = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean tabbed;
    private boolean commas;
    private @Nullable String firstComma;

    CsvFindings(ReadOptions options) {
        this.options = options;
    }

    List<Guess> guesses() {
        return guesses;
    }

    List<String> warnings() {
        return warnings;
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    private void guess(String key, String value, String why) {
        if (options.get(key) == null) {
            guesses.add(new Guess(key, value, why));
        }
    }

    /** With which character lines begin that are no rows; empty for none. */
    String comment(SourceFile source, Charset charset) {
        String asked = options.comment();
        if (asked != null) {
            return asked;
        }
        List<String> lines = new String(source.head(), charset).lines().filter(line -> !line.isBlank()).toList();
        String first = lines.isEmpty() ? "" : lines.getFirst().replaceFirst("^\uFEFF", "");
        if (first.isEmpty() || COMMENTS.indexOf(first.charAt(0)) < 0) {
            return "";
        }
        String sign = first.substring(0, 1);
        long block = lines.stream().takeWhile(line -> line == lines.getFirst() || line.startsWith(sign)).count();
        // one line alone may be the names, with a sign before them
        boolean names = block == 1 && lines.size() > 1 && cells(first) == cells(lines.get(1));
        if (block == lines.size() || names) {
            return "";
        }
        guess(ReadOptions.COMMENT, sign, (block == 1
                ? "The first line begins"
                : "The first " + block
                        + " lines begin")
                + " with " + sign + ", and the table begins below.");
        warnings.add("Lines that begin with " + sign + " were passed over.");
        return sign;
    }

    private static int cells(String line) {
        return line.split("[,;\t|]", -1).length;
    }

    void delimiter(char delimiter, CsvDialect dialect) {
        tabbed = delimiter == '\t';
        commas = delimiter == ',';
        if (dialect.types().size() > 1) {
            guess(ReadOptions.DELIMITER, switch (delimiter) {
                case ',' -> "comma";
                case ';' -> "semicolon";
                case '\t' -> "tab";
                case '|' -> "pipe";
                case ' ' -> "space";
                default -> String.valueOf(delimiter);
            }, "It cuts the lines into " + dialect.types().size() + " cells each.");
        }
    }

    boolean isTabbed() {
        return tabbed;
    }

    void layout(CsvDialect dialect, boolean allText) {
        if (dialect.skip() > 0) {
            guess(ReadOptions.SKIP, Long.toString(dialect.skip()),
                    "The lines above have another number of cells than those below.");
        }
        guess(ReadOptions.HEADER, dialect.header() ? "yes" : "no", dialect.header()
                ? allText
                        ? "The first line is short texts that do not occur below it."
                        : "The first line is text where the lines below it have values of other types."
                : "The first line has the same kinds of values as the lines below it.");
        String dates = dialect.dates() == null ? dialect.timestamps() : dialect.dates();
        if (dates != null && dialect.types().stream().anyMatch(t -> t.equals("DATE") || t.startsWith("TIMESTAMP"))) {
            guess(ReadOptions.DATES, dates,
                    dates.indexOf("%d") >= 0 && dates.indexOf("%d") < 2 || dates.startsWith("%m")
                            ? "The dates looked at fit this order of day and month; check one that you know."
                            : "The dates looked at are written so.");
        }
    }

    boolean textAsked(String column) {
        return options.typed().contains(column);
    }

    void type(String column, ColumnType type, String why) {
        guess(ReadOptions.TYPE + column, type.name().toLowerCase(Locale.ROOT), why);
    }

    /** Whether a text column of numbers with commas is one of decimal numbers. */
    boolean decimalComma(String column, String delimiter) {
        Boolean asked = options.decimalComma();
        boolean comma = asked != null ? asked : !commas && !delimiter.isEmpty();
        if (comma) {
            warnings.add("Column " + column + " has decimal commas; they were read as decimal points.");
            if (firstComma == null) {
                firstComma = column;
                guess(ReadOptions.DECIMAL, "comma", "Column " + column + " has numbers with a comma, and cells end with"
                        + " another sign.");
            }
        }
        return comma;
    }
}
