package secondlook.desktop.rows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.Figures;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;

/** Writes the values of a column as a person reads them: dates as dates, reals of one column with the same decimals. */
public final class CellText {

    /** Stands for a missing value. */
    public static final String MISSING = "–";

    private static final int MOST_DECIMALS = 3;
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private CellText() {
    }

    /** All rows of one column. */
    public static List<String> column(FeatureBatch batch, int column) {
        Column head = batch.schema().column(column);
        ColumnVector values = batch.column(column);
        int decimals = head.type() == ColumnType.REAL ? decimals(values, batch.rows()) : 0;
        List<String> texts = new ArrayList<>(batch.rows());
        for (int row = 0; row < batch.rows(); row++) {
            texts.add(text(head.type(), values, row, decimals));
        }
        return texts;
    }

    /** One value by itself. */
    public static String value(FeatureBatch batch, int column, int row) {
        ColumnVector values = batch.column(column);
        double real = batch.schema().column(column).type() == ColumnType.REAL ? values.asReal(row) : 0;
        return text(batch.schema().column(column).type(), values, row, Math.max(needed(real), 1));
    }

    /** A number on a column's own scale: dates as days, timestamps as microseconds since 1970. */
    public static String scale(ColumnType type, double value) {
        if (!Double.isFinite(value)) {
            return MISSING;
        }
        return switch (type) {
            case DATE -> LocalDate.ofEpochDay(Math.round(value)).toString();
            case TIMESTAMP -> timestamp(Math.round(value));
            default -> Figures.number(value);
        };
    }

    private static String text(ColumnType type, ColumnVector values, int row, int decimals) {
        if (values.isMissing(row)) {
            return MISSING;
        }
        return switch (type) {
            case DATE -> date((long) values.asReal(row));
            case TIMESTAMP -> timestamp((long) values.asReal(row));
            case BOOLEAN -> values.asReal(row) == 0 ? "false" : "true";
            case INTEGER -> orMissing(values.asText(row)).replace("-", "\u2212");
            case REAL -> real(values.asReal(row), decimals);
            case TEXT -> orMissing(values.asText(row));
        };
    }

    private static String orMissing(@Nullable String text) {
        return text == null ? MISSING : text;
    }

    private static String date(long day) {
        try {
            return LocalDate.ofEpochDay(day).toString();
        } catch (java.time.DateTimeException _) {
            return Long.toString(day);
        }
    }

    private static String timestamp(long micros) {
        Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        return TIMESTAMP.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static String real(double value, int decimals) {
        return Math.abs(value) >= 1e7 || value != 0 && Math.abs(value) < 1e-3
                ? Figures.number(value)
                : Figures.fixed(value, decimals);
    }

    private static int decimals(ColumnVector values, int rows) {
        int most = 1;
        for (int row = 0; row < rows && most < MOST_DECIMALS; row++) {
            most = Math.max(most, needed(values.asReal(row)));
        }
        return most;
    }

    private static int needed(double value) {
        if (!Double.isFinite(value)) {
            return 0;
        }
        double scaled = Math.abs(value);
        for (int decimals = 0; decimals < MOST_DECIMALS; decimals++) {
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-6) {
                return decimals;
            }
            scaled *= 10;
        }
        return MOST_DECIMALS;
    }
}
