package secondlook.desktop.feature.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;

/** How the cells of a column are written: as many decimals as its first values have, dates as dates. */
final class CellText {

    private static final int MOST_DECIMALS = 6;
    private static final int LOOKED_AT = 200;
    private static final long MICROS = 1_000_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final ColumnType type;
    private int decimals = -1;

    CellText(ColumnType type) {
        this.type = type;
    }

    /** Empty where missing. */
    String of(ColumnVector column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        return switch (type) {
            case DATE -> date(column.asReal(row));
            case TIMESTAMP -> timestamp(column.asReal(row));
            case BOOLEAN -> column.asReal(row) == 0 ? "false" : "true";
            case REAL -> real(column, row);
            case INTEGER -> String.valueOf(column.asText(row)).replace('-', '\u2212');
            case TEXT -> String.valueOf(column.asText(row)).replaceAll("\\s*[\\r\\n]+\\s*", " ");
        };
    }

    static String date(double days) {
        return LocalDate.ofEpochDay((long) days).toString();
    }

    static String timestamp(double micros) {
        return TIME.format(LocalDateTime.ofInstant(Instant.ofEpochSecond(Math.floorDiv((long) micros, MICROS)),
                ZoneOffset.UTC));
    }

    private String real(ColumnVector column, int row) {
        double value = column.asReal(row);
        if (decimals < 0) {
            decimals = decimals(column);
        }
        double size = Math.abs(value);
        if (!Double.isFinite(value) || size >= 1e9 || size > 0 && size < 1e-4) {
            return Double.toString(value).replace('-', '\u2212');
        }
        return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '\u2212');
    }

    private static int decimals(ColumnVector column) {
        int most = 0;
        for (int row = 0; row < Math.min(LOOKED_AT, column.size()); row++) {
            double value = column.asReal(row);
            if (Double.isFinite(value) && Math.abs(value) < 1e9) {
                String text = new java.math.BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
                int dot = text.indexOf('.');
                most = Math.max(most, dot < 0 ? 0 : text.length() - dot - 1);
            }
        }
        return Math.min(most, MOST_DECIMALS);
    }
}
