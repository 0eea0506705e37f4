package secondlook.app.data.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of an ARFF file.
 *
 * @param name    its name
 * @param numeric whether its values are numbers
 * @param dates   how its dates are written; {@code null} where they are none
 * @param words   the values it may have; empty where any text is one
 */
record ArffAttribute(String name, boolean numeric, @Nullable DateTimeFormatter dates, List<String> words) {

    private static final String ISO = "yyyy-MM-dd'T'HH:mm:ss";

    /** Weka writes numbers as Java does; all these are read by it as well. */
    private static final String NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?|[+-]?Infinity|NaN";

    static ArffAttribute parse(TextLines lines, String declaration) {
        ArffTokens tokens = new ArffTokens(lines, declaration.strip().replace('\t', ' '), 0);
        String name = tokens.next(" ");
        if (name == null) {
            throw lines.refused("the attribute has no name", "Name it.");
        }
        String type = tokens.rest();
        if (type.startsWith("{")) {
            return new ArffAttribute(name, false, null, words(lines, type));
        }
        String word = type.replaceFirst("\\s.*", "").toLowerCase(Locale.ROOT);
        return switch (word) {
            case "numeric", "real", "integer" -> new ArffAttribute(name, true, null, List.of());
            case "string" -> new ArffAttribute(name, false, null, List.of());
            case "date" -> new ArffAttribute(name, false, pattern(lines, type.substring(word.length())), List.of());
            case "relational" -> throw lines.refused("the attribute " + name + " holds tables, which are not read",
                    "Save each table as a file of its own.");
            default -> throw lines.refused("\"" + word + "\" is no type of an attribute",
                    "Types are numeric, string, date and lists of values in braces.");
        };
    }

    private static List<String> words(TextLines lines, String type) {
        int end = type.lastIndexOf('}');
        if (end < 0) {
            throw lines.refused("the list of values is not closed", "Close the brace.");
        }
        List<String> words = new ArrayList<>();
        ArffTokens tokens = new ArffTokens(lines, type.substring(0, end), 1);
        for (String word = tokens.next(","); word != null; word = tokens.next(",")) {
            words.add(word);
        }
        return words;
    }

    private static DateTimeFormatter pattern(TextLines lines, String rest) {
        String written = new ArffTokens(lines, rest, 0).next(" ");
        String pattern = written == null ? ISO : written;
        try {
            return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw lines.refused("\"" + pattern + "\" is no pattern for dates", "Correct the pattern.");
        }
    }

    /** What a sparse row does not say. */
    @Nullable
    Object zero() {
        if (numeric) {
            return 0L;
        }
        return words.isEmpty() ? null : words.getFirst();
    }

    @Nullable
    Object value(TextLines lines, String token, boolean quoted) {
        if (!quoted && (token.equals("?") || token.isEmpty())) {
            return null;
        }
        if (numeric) {
            if (!token.matches(NUMBER)) {
                throw lines.refused("\"" + token + "\" is no number, but " + name + " is numeric",
                        "Correct that line and try again.");
            }
            double value = Double.parseDouble(token);
            return value == Math.rint(value) && Math.abs(value) < 1e15 && token.indexOf('.') < 0
                    ? (Object) (long) value
                    : (Object) value;
        }
        return dates == null ? token : date(lines, token, dates);
    }

    private Object date(TextLines lines, String token, DateTimeFormatter format) {
        try {
            TemporalAccessor read = format.parse(token);
            LocalDate day = LocalDate.of(get(read, ChronoField.YEAR, read.isSupported(ChronoField.YEAR_OF_ERA)
                    ? read.get(ChronoField.YEAR_OF_ERA)
                    : 1970), get(read, ChronoField.MONTH_OF_YEAR, 1), get(read, ChronoField.DAY_OF_MONTH, 1));
            return LocalDateTime.of(day, java.time.LocalTime.ofSecondOfDay(get(read, ChronoField.SECOND_OF_DAY,
                    get(read, ChronoField.HOUR_OF_DAY, 0) * 3600 + get(read, ChronoField.MINUTE_OF_HOUR, 0) * 60)));
        } catch (DateTimeException e) {
            throw lines.refused("\"" + token + "\" is no date as " + name + " writes them",
                    "Correct that line and try again.");
        }
    }

    private static int get(TemporalAccessor read, ChronoField field, int otherwise) {
        return read.isSupported(field) ? read.get(field) : otherwise;
    }
}
