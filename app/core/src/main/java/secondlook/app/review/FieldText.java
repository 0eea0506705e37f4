package secondlook.app.review;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;

/** How values and shares are said. */
public final class FieldText {

    private FieldText() {
    }

    static @Nullable String of(ColumnType type, ColumnVector values, int row) {
        if (values.isMissing(row)) {
            return null;
        }
        return switch (type) {
            case BOOLEAN -> values.asReal(row) == 0 ? "false" : "true";
            case DATE, TIMESTAMP -> number(type, values.asReal(row));
            case INTEGER, REAL, TEXT -> values.asText(row);
        };
    }

    /** A number of a column of this type; dates and times from their number since 1970. */
    public static String number(ColumnType type, double value) {
        return switch (type) {
            case DATE -> LocalDate.ofEpochDay((long) value).toString();
            case TIMESTAMP -> LocalDateTime.ofEpochSecond(Math.floorDiv((long) value, 1_000_000L),
                    (int) Math.floorMod((long) value, 1_000_000L) * 1000, ZoneOffset.UTC).toString();
            default -> value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : String.format(Locale.ROOT, "%.4g", value);
        };
    }

    /** A share of rows in whole percent, never rounded up to all or down to none. */
    static String share(double share) {
        if (share > 0.99) {
            return share >= 1 ? "100 %" : "more than 99 %";
        }
        return share < 0.01 ? "less than 1 %" : Math.round(Math.floor(share * 100)) + " %";
    }

    /** A small share, with one decimal. */
    static String smallShare(double share) {
        return share < 0.001 ? "less than 0.1 %" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
