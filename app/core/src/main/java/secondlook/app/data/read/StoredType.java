package secondlook.app.data.read;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.read.SourceTable.SourceColumn;
import secondlook.runtime.data.ColumnType;

/** How a type of the embedded database is stored in a snapshot, which knows six types only. */
public final class StoredType {

    private StoredType() {
    }

    /** The snapshot's column for a source's column of this type. */
    public static SourceColumn column(String name, String sqlName, String sqlType) {
        ColumnType type = typeOf(sqlType);
        return new SourceColumn(name, type, switch (type) {
            case BOOLEAN, DATE -> sqlName;
            case INTEGER -> sqlName + "::BIGINT";
            case REAL -> sqlName + "::DOUBLE";
            case TEXT -> sqlName + "::VARCHAR";
            case TIMESTAMP -> sqlName + "::TIMESTAMP";
        });
    }

    /** The type that it is stored in. */
    public static ColumnType typeOf(String sqlType) {
        String type = sqlType.toUpperCase(Locale.ROOT);
        if (type.endsWith("]")) {
            return ColumnType.TEXT;
        }
        return switch (type.replaceAll("\\(.*", "")) {
            case "BOOLEAN" -> ColumnType.BOOLEAN;
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" -> ColumnType.INTEGER;
            case "FLOAT", "DOUBLE", "DECIMAL", "HUGEINT", "UHUGEINT", "UBIGINT", "BIGNUM" -> ColumnType.REAL;
            case "DATE" -> ColumnType.DATE;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE",
                    "TIMESTAMPTZ" ->
                ColumnType.TIMESTAMP;
            default -> ColumnType.TEXT;
        };
    }

    /** The SQL type in which a type is stored. */
    public static String sql(ColumnType type) {
        return AskedTypes.sql(type);
    }

    /** What is lost by storing it so; {@code null} if nothing. */
    public static @Nullable String loss(String name, String sqlType) {
        String type = sqlType.toUpperCase(Locale.ROOT);
        if (type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP") || type.startsWith("UNION")
                || type.startsWith("VARIANT")) {
            return "Column " + name + " holds nested values; they were turned into text.";
        }
        return switch (type) {
            case "HUGEINT", "UHUGEINT", "UBIGINT", "BIGNUM" ->
                "Column " + name + " holds integers of more than 63 bits; above 2^53 they are not exact.";
            case "BLOB" -> "Column " + name + " holds bytes; they were turned into text.";
            case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ" -> "Column " + name + " has time zones; its times are UTC.";
            case "TIMESTAMP_NS" -> "Column " + name + " has nanoseconds; its times were cut to microseconds.";
            default -> null;
        };
    }
}
