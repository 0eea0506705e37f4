package secondlook.app.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.estimate.Interval;

/** Numbers as a reader wants them; "–" where one is not available. */
final class Figures {

    static final String NOT_AVAILABLE = "–";

    private static final int LONGEST = 60;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'",
            Locale.ENGLISH);

    private Figures() {
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
    }

    /** "1 row", "3 rows". */
    static String counted(long value, String noun) {
        return count(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /** With one decimal; 0.0 and 100.0 only where nearly exact. */
    static String percent(@Nullable Double share) {
        return share == null || share.isNaN() ? NOT_AVAILABLE : percentFigure(share) + " %";
    }

    private static String percentFigure(double share) {
        if (share > 0 && share < 0.0005) {
            return "<0.1";
        }
        if (share < 1 && share >= 0.9995) {
            return ">99.9";
        }
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /** "4.0–10.6 %". */
    static String interval(Interval interval) {
        return interval.isAvailable()
                ? percentFigure(interval.lower()) + "–" + percentFigure(interval.upper()) + " %"
                : NOT_AVAILABLE;
    }

    /** With two decimals; 0.00 and 1.00 only where exact. */
    static String probability(@Nullable Double value) {
        if (value == null || value.isNaN()) {
            return NOT_AVAILABLE;
        }
        if (value < 1 && value >= 0.995) {
            return ">0.99";
        }
        return value > 0 && value < 0.005 ? "<0.01" : fixed(value);
    }

    /** Any number with two decimals. */
    static String fixed(@Nullable Double value) {
        return value == null || !Double.isFinite(value)
                ? NOT_AVAILABLE
                : String.format(Locale.ROOT, "%.2f", value).replace('-', '\u2212');
    }

    /** Any number with three decimals, where differences are small. */
    static String precise(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : NOT_AVAILABLE;
    }

    /** A difference with three decimals and its sign. */
    static String difference(double value) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%+.3f", value).replace('-', '\u2212')
                : NOT_AVAILABLE;
    }

    /** A number of any size, with at most five significant digits. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return NOT_AVAILABLE;
        }
        String text = new BigDecimal(value).round(new MathContext(5)).stripTrailingZeros().toPlainString();
        return (text.length() > 12 ? String.format(Locale.ROOT, "%.3e", value) : text).replace('-', '\u2212');
    }

    /** A number of any size that was measured on rows, with at most four significant digits, as the command line has it. */
    static String measured(double value) {
        return Double.isFinite(value)
                ? number(new BigDecimal(value).round(new MathContext(4)).doubleValue())
                : NOT_AVAILABLE;
    }

    /** A value as the profile has it: as it is, unless it is a number with too many digits or a long text. */
    static String value(@Nullable String raw, boolean number) {
        if (raw == null) {
            return NOT_AVAILABLE;
        }
        if (number && raw.length() > 8) {
            try {
                return number(Double.parseDouble(raw));
            } catch (NumberFormatException words) {
                return shortened(raw, LONGEST);
            }
        }
        return number ? raw.replace('-', '\u2212') : shortened(raw, LONGEST);
    }

    /** The beginning of a text that would fill the page. */
    static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** An instant for a person, in UTC; what is none is left as it is. */
    static String moment(String instant) {
        try {
            return MOMENT.format(Instant.parse(instant).atOffset(ZoneOffset.UTC));
        } catch (java.time.DateTimeException foreign) {
            return instant;
        }
    }

    /** A value of a dataset that is present. */
    static String cell(ColumnType type, ColumnVector values, int row) {
        return switch (type) {
            case DATE -> LocalDate.ofEpochDay((long) values.asReal(row)).toString();
            case TIMESTAMP -> MOMENT.format(
                    Instant.EPOCH.plus((long) values.asReal(row), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            case BOOLEAN -> values.asReal(row) == 0 ? "false" : "true";
            case REAL -> number(values.asReal(row));
            default -> shortened(String.valueOf(values.asText(row)), LONGEST);
        };
    }
}
