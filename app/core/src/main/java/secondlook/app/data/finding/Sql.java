package secondlook.app.data.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import secondlook.app.data.ColumnProfile;
import secondlook.runtime.data.ColumnType;

/** Parts of conditions as the filter field takes them. */
public final class Sql {

    private static final long MICROS = 1_000_000;

    /** Words that mean something else to the database where a column's name stands. */
    static final Set<String> RESERVED = Set.of("""
            all analyse analyze and anti any array as asc asof asymmetric at authorization between bigint binary
            bit boolean both by case cast char character check coalesce collate collation column columns
            concurrently constraint create cross dec decimal default deferrable desc describe distinct do else
            end except exists extract false fetch float for foreign freeze from full generated glob group
            grouping grouping_id having ilike in initially inner inout int integer intersect interval into is
            isnull join lambda lateral leading left like limit map national natural nchar none not notnull null
            nullif numeric offset on only or order out outer overlaps overlay pivot pivot_longer pivot_wider
            placing position positional precision primary qualify real references returning right row select
            semi setof show similar smallint some struct substring summarize symmetric table tablesample then
            time timestamp to trailing treat trim true try_cast tuple union unique unpack unpivot using values
            varchar variadic verbose when where window with xmlattributes xmlconcat xmlelement xmlexists
            xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable""".split("\\s+"));

    private Sql() {
    }

    /** A column's name: plain where it can be, quoted where it must be. */
    public static String name(String column) {
        return column.matches("[A-Za-z_][A-Za-z0-9_]*") && !RESERVED.contains(column.toLowerCase(Locale.ROOT))
                ? column
                : '"' + column.replace("\"", "\"\"") + '"';
    }

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
