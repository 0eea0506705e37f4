package secondlook.app.data.read;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;

/**
 * What a person says about how a source is written; whatever is not said is guessed.
 *
 * @param values by key, in the order of the keys
 */
public record ReadOptions(Map<String, String> values) {

    public static final ReadOptions NONE = new ReadOptions(Map.of());

    public static final String ENCODING = "encoding";
    public static final String DELIMITER = "delimiter";
    public static final String QUOTE = "quote";
    public static final String DECIMAL = "decimal";
    public static final String HEADER = "header";
    public static final String SKIP = "skip";
    public static final String COMMENT = "comment";
    public static final String MISSING = "missing";
    public static final String DATES = "dates";
    public static final String RAGGED = "ragged";
    public static final String SHEET = "sheet";
    public static final String TABLE = "table";
    public static final String QUERY = "query";
    public static final String USER = "user";

    /** Before the name of a column whose type is given. */
    public static final String TYPE = "type.";

    private static final int MOST_SKIPPED = 1_000_000;

    /** Every key and what it takes. */
    public static final Map<String, String> KEYS = keys();

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(ENCODING, "utf-8, utf-16le, utf-16be, iso-8859-1, windows-1252, \u2026");
        keys.put(DELIMITER, "the character between cells, or comma, semicolon, tab, pipe, space");
        keys.put(QUOTE, "double, single or none: what may enclose a cell");
        keys.put(DECIMAL, "comma or point");
        keys.put(HEADER, "yes or no");
        keys.put(SKIP, "number of lines (of rows in a sheet) above the table");
        keys.put(COMMENT, "the character with which lines begin that are no rows, or none");
        keys.put(MISSING, "words for a missing value, between commas");
        keys.put(DATES, "pattern of dates, such as %d/%m/%Y");
        keys.put(RAGGED, "refuse, or fill lines that are too short with missing values");
        keys.put(SHEET, "name or number of a workbook's sheet");
        keys.put(TABLE, "name of a database's table");
        keys.put(QUERY, "a SELECT instead of a table, for PostgreSQL and MySQL");
        keys.put(USER, "the name to log in with, for PostgreSQL and MySQL");
        keys.put(TYPE + "COLUMN", "boolean, integer, real, text, date or timestamp");
        return keys;
    }

    public ReadOptions {
        Map<String, String> sorted = new TreeMap<>();
        values.forEach((key, value) -> sorted.put(checkedKey(key), value));
        values = sorted;
    }

    private static String checkedKey(String key) {
        if (key.startsWith(TYPE) && key.length() > TYPE.length()) {
            return key;
        }
        String known = key.toLowerCase(Locale.ROOT);
        if (!KEYS.containsKey(known)) {
            throw new RefusedException(new Problem("There is no option " + key + " for reading", null,
                    "the options are " + String.join(", ", KEYS.keySet()), "Choose one of them."));
        }
        return known;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public @Nullable String get(String key) {
        return values.get(key);
    }

    /** These options and one more; {@code null} leaves it to be guessed. */
    public ReadOptions with(String key, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return new ReadOptions(changed);
    }

    @Nullable
    Charset encoding() {
        String name = get(ENCODING);
        try {
            return name == null ? null : Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw refused(ENCODING, name);
        }
    }

    @Nullable
    String delimiter() {
        String value = get(DELIMITER);
        if (value == null) {
            return null;
        }
        String one = switch (value.toLowerCase(Locale.ROOT)) {
            case "comma" -> ",";
            case "semicolon" -> ";";
            case "tab", "\\t" -> "\t";
            case "pipe" -> "|";
            case "space" -> " ";
            default -> value;
        };
        if (one.length() != 1 || one.charAt(0) > '~' || "\"\r\n\0".contains(one)) {
            throw refused(DELIMITER, value);
        }
        return one;
    }

    /** What may enclose a cell: {@code "} unless another was asked for; {@code \0} for nothing. */
    char quote() {
        String value = get(QUOTE);
        return value == null ? '"' : switch (value.toLowerCase(Locale.ROOT)) {
            case "double", "\"" -> '"';
            case "single", "'" -> '\'';
            case "none", "" -> '\0';
            default -> throw refused(QUOTE, value);
        };
    }

    /** Whether the first row has the names; {@code null} to find out. */
    @Nullable
    Boolean header() {
        String value = get(HEADER);
        if (value == null) {
            return null;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false", "none" -> false;
            default -> throw refused(HEADER, value);
        };
    }

    /** Whether decimals are written with a comma; {@code null} to find out. */
    @Nullable
    Boolean decimalComma() {
        String value = get(DECIMAL);
        if (value == null) {
            return null;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "comma", "," -> true;
            case "point", "." -> false;
            default -> throw refused(DECIMAL, value);
        };
    }

    @Nullable
    Integer skip() {
        String value = get(SKIP);
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,7}") || Integer.parseInt(value) > MOST_SKIPPED) {
            throw refused(SKIP, value);
        }
        return Integer.valueOf(value);
    }

    /** The character; empty for none; {@code null} to find out. */
    @Nullable
    String comment() {
        String value = get(COMMENT);
        if (value == null) {
            return null;
        }
        if (value.isEmpty() || value.equalsIgnoreCase("none")) {
            return "";
        }
        if (value.length() != 1) {
            throw refused(COMMENT, value);
        }
        return value;
    }

    @Nullable
    List<String> missing() {
        String value = get(MISSING);
        return value == null ? null : Arrays.stream(value.split(",", -1)).distinct().toList();
    }

    boolean fillsRagged() {
        String value = get(RAGGED);
        if (value != null && !value.equals("fill") && !value.equals("refuse")) {
            throw refused(RAGGED, value);
        }
        return "fill".equals(value);
    }

    /** The type that was asked for; {@code null} if none was. */
    public @Nullable ColumnType type(String column) {
        String value = get(TYPE + column);
        if (value == null) {
            return null;
        }
        return Arrays.stream(ColumnType.values()).filter(type -> type.name().equalsIgnoreCase(value)).findFirst()
                .orElseThrow(() -> refused(TYPE + column, value));
    }

    /** Columns whose type was asked for. */
    public List<String> typed() {
        return values.keySet().stream().filter(key -> key.startsWith(TYPE)).map(key -> key.substring(TYPE.length()))
                .toList();
    }

    private static RefusedException refused(String key, @Nullable String value) {
        String takes = KEYS.getOrDefault(key.startsWith(TYPE) ? TYPE + "COLUMN" : key, "");
        return new RefusedException(new Problem("The option " + key + " cannot be \"" + value + "\"", null,
                "it takes " + takes, "Correct it or leave it out."));
    }
}
