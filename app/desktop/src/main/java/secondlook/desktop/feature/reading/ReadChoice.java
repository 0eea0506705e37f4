package secondlook.desktop.feature.reading;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.read.CsvMissing;
import secondlook.app.data.read.ReadOptions;

/**
 * Something about how files of one kind are written.
 *
 * @param key       of {@link ReadOptions}
 * @param title     in a word or two
 * @param offered   what there is to choose from; empty where it is typed
 * @param free      whether something else may be typed
 * @param otherwise what holds where nothing was found out
 * @param why       it holds then, one sentence
 */
record ReadChoice(String key, String title, List<String> offered, boolean free, String otherwise, String why) {

    private static final List<ReadChoice> TEXT = List.of(
            new ReadChoice(ReadOptions.ENCODING, "Encoding", encodings(), true, "UTF-8", "Most files are."),
            new ReadChoice(ReadOptions.DELIMITER, "Between cells",
                    List.of("comma", "semicolon", "tab", "pipe", "space"),
                    true, "", "The lines have one cell each."),
            new ReadChoice(ReadOptions.QUOTE, "Around cells", List.of("double", "single", "none"), false, "double",
                    "Double quotes may enclose a cell; others are part of it."),
            new ReadChoice(ReadOptions.HEADER, "First line has names", List.of("yes", "no"), false, "yes", ""),
            new ReadChoice(ReadOptions.SKIP, "Lines above the table", List.of("0", "1", "2", "3", "4", "5"), true, "0",
                    "The table begins at the top."),
            new ReadChoice(ReadOptions.COMMENT, "Comment lines begin with", List.of("none", "#", "%", ";"), true,
                    "none", "The file does not begin with such lines."),
            new ReadChoice(ReadOptions.DECIMAL, "Decimal sign", List.of("point", "comma"), false, "point",
                    "No column of numbers with commas was found."),
            new ReadChoice(ReadOptions.DATES, "Dates", List.of("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y",
                    "%Y/%m/%d", "%d-%m-%Y", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M"), true, "%Y-%m-%d",
                    "No dates written otherwise were found."),
            new ReadChoice(ReadOptions.MISSING, "Missing values", List.of(), true, CsvMissing.WORDS,
                    "These words and an empty cell mean missing everywhere."),
            new ReadChoice(ReadOptions.RAGGED, "Lines that are too short", List.of("refuse", "fill"), false, "refuse",
                    "Every line looked at is long enough."));

    private static final List<ReadChoice> SHEET = List.of(
            new ReadChoice(ReadOptions.SHEET, "Sheet", List.of(), true, "", "There is no other."),
            new ReadChoice(ReadOptions.HEADER, "First row has names", List.of("yes", "no"), false, "yes", ""),
            new ReadChoice(ReadOptions.SKIP, "Rows above the table", List.of("0", "1", "2", "3", "4", "5"), true, "0",
                    "The table begins at the top."));

    private static final List<ReadChoice> TABLE = List.of(
            new ReadChoice(ReadOptions.TABLE, "Table", List.of(), true, "", "There is no other."));

    ReadChoice {
        offered = List.copyOf(offered);
    }

    /** @param format a dataset's, such as {@code csv}; empty for none that says more than the types of its columns */
    static List<ReadChoice> of(String format) {
        return switch (format) {
            case "csv", "tsv" -> TEXT;
            case "xlsx" -> SHEET;
            case "sqlite", "duckdb" -> TABLE;
            default -> List.of();
        };
    }

    /** What a person chose or typed as {@link ReadOptions} takes it; {@code null} where it is what holds anyway. */
    static @Nullable String asOption(String key, String typed) {
        if (!key.equals(ReadOptions.MISSING)) {
            return typed;
        }
        // an empty cell is missing whatever else is
        return typed.equals(CsvMissing.WORDS) ? null : "," + typed;
    }

    /** The other way round. */
    static String asTyped(String key, String option) {
        return key.equals(ReadOptions.MISSING) ? option.replaceFirst("^,", "") : option;
    }

    private static List<String> encodings() {
        return Stream.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252", "windows-1250",
                "windows-1251", "Shift_JIS", "GB18030", "EUC-KR", "Big5").filter(Charset::isSupported).toList();
    }
}
