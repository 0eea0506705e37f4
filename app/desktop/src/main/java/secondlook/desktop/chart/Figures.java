package secondlook.desktop.chart;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How figures are written: thin groups, probabilities with 2 decimals, percentages with 1, a real minus sign. */
public final class Figures {

    /** Stands for "not available". */
    public static final String NOT_AVAILABLE = "–";

    // the bundled face's thin spaces are a bare pixel wide; this one is about a quarter em and does not break
    private static final char THIN = '\u00a0';
    private static final String MINUS = "\u2212";

    private Figures() {
    }

    /** A whole number in groups of three. */
    public static String count(long n) {
        String digits = Long.toString(Math.abs(n));
        StringBuilder text = new StringBuilder(n < 0 ? MINUS : "");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(THIN);
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    /** A probability with 2 decimals; 1.00 and 0.00 only where exact. */
    public static String probability(double p) {
        if (!Double.isFinite(p)) {
            return NOT_AVAILABLE;
        }
        if (p < 1 && p >= 0.995) {
            return ">0.99";
        }
        if (p > 0 && p < 0.005) {
            return "<0.01";
        }
        return fixed(p, 2);
    }

    /** A share as a percentage with 1 decimal, "37.8 %". */
    public static String percent(double share) {
        String figure = percentFigure(share);
        return figure.equals(NOT_AVAILABLE) ? figure : figure + THIN + "%";
    }

    /** A share as a percentage without its sign, "37.8". */
    public static String percentFigure(double share) {
        if (!Double.isFinite(share)) {
            return NOT_AVAILABLE;
        }
        if (share > 0 && share < 0.0005) {
            return "<0.1";
        }
        if (share < 1 && share >= 0.9995) {
            return ">99.9";
        }
        return fixed(100 * share, 1);
    }

    /** A number with a fixed count of decimals and a real minus sign. */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return NOT_AVAILABLE;
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        boolean zero = text.chars().allMatch(c -> c == '-' || c == '0' || c == '.');
        return text.startsWith("-") ? (zero ? "" : MINUS) + text.substring(1) : text;
    }

    /** A number of any size, short: at most 4 significant digits, no needless decimals. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return NOT_AVAILABLE;
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15) {
            return count((long) value);
        }
        if (size >= 1e6 || size < 1e-3) {
            return String.format(Locale.ROOT, "%.2e", value).replace("-", MINUS);
        }
        int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
        String text = fixed(value, decimals);
        while (text.contains(".") && (text.endsWith("0") || text.endsWith("."))) {
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }

    /** A cell of a table as read from the data: as it is, unless it is a number with too many digits. */
    public static String cell(@Nullable String raw, boolean number) {
        if (raw == null) {
            return NOT_AVAILABLE;
        }
        if (!number) {
            return raw;
        }
        if (raw.length() <= 8) {
            return raw.replace("-", MINUS);
        }
        try {
            return number(Double.parseDouble(raw));
        } catch (NumberFormatException _) {
            return raw;
        }
    }
}
