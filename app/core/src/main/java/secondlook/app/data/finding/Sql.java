package secondlook.app.data.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import secondlook.app.data.ColumnProfile;
import secondlook.runtime.data.ColumnType;

/** Parts of conditions as the filter field takes them. */
public final class Sql {

    private static final long MICROS = 1_000_000;

    private Sql() {
    }

    /** A column's name: plain where it can be, quoted where it must be. */
    public static String name(String column) {
        return column.matches("[A-Za-z_][A-Za-z0-9_]*") && !RESERVED.contains(column.toLowerCase(java.util.Locale.ROOT))
                ? column
                : '"' + column.replace("\"", "\"\"") + '"';
    }

    private static final java.util.Set<String> RESERVED = java.util.Set.of("all", "and", "any", "array", "as", "asc",
            "both", "case", "cast", "check", "column", "create", "default", "desc", "distinct", "do", "else", "end",
            "except", "false", "for", "from", "group", "having", "in", "intersect", "into", "is", "lateral", "leading",
            "limit", "not", "null", "offset", "on", "only", "or", "order", "primary", "qualify", "references",
            "returning", "select", "some", "table", "then", "to", "trailing", "true", "union", "unique", "using",
            "when", "where", "window", "with");

    public static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    /** Missing: absent, or not a number. */
    static String missing(ColumnProfile column) {
        String name = name(column.name());
        return column.type() == ColumnType.REAL ? name + " IS NULL OR isnan(" + name + ")" : name + " IS NULL";
    }

    /** A bin edge of a profile as a literal of the column's type. */
    public static String edge(ColumnType type, double edge) {
        return switch (type) {
            case DATE -> "DATE '" + LocalDate.ofEpochDay((long) Math.floor(edge)) + '\'';
            case TIMESTAMP -> "TIMESTAMP '" + LocalDateTime.ofInstant(
                    Instant.ofEpochSecond((long) Math.floor(edge / MICROS)), ZoneOffset.UTC).toString()
                    .replace('T', ' ')
                    + '\'';
            default -> edge == Math.rint(edge) && Math.abs(edge) < 1e15
                    ? Long.toString((long) edge)
                    : Double.toString(edge);
        };
    }
}
