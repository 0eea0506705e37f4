package secondlook.app.data.finding;

import java.util.Locale;

/** Figures within sentences. */
final class FigureWords {

    private FigureWords() {
    }

    /** "37.8 %" */
    static String percent(double share) {
        return share > 0 && share < 0.0005
                ? "<0.1\u00a0%"
                : share < 1 && share >= 0.9995
                        ? ">99.9\u00a0%"
                        : String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * share);
    }

    /** At most four significant digits, no needless decimals. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) value).replace(',', '\u00a0').replace("-", "\u2212");
        }
        String text = String.format(Locale.ROOT, "%.4g", value);
        if (text.indexOf('e') < 0 && text.indexOf('.') >= 0) {
            text = text.replaceFirst("0+$", "").replaceFirst("\\.$", "");
        }
        return text.replace("-", "\u2212");
    }
}
