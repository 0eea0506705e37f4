package secondlook.cli.command;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.estimate.Interval;

/** Figures as a person reads them: no false precision, "–" for what is not available. */
final class Words {

    static final String NOT_AVAILABLE = "–";

    private Words() {
    }

    /** "1,461". */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** "84.3 %". */
    static String percent(@Nullable Double share) {
        return share == null || share.isNaN() ? NOT_AVAILABLE : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** "-2.1 to +0.4 points", of an interval of a change of shares. */
    static String signedPercents(Interval interval) {
        return interval.isAvailable()
                ? String.format(Locale.ROOT, "%+.1f to %+.1f points", 100 * interval.lower(), 100 * interval.upper())
                : NOT_AVAILABLE;
    }

    /** "0.84". */
    static String probability(@Nullable Double value) {
        return value == null || value.isNaN() ? NOT_AVAILABLE : String.format(Locale.ROOT, "%.2f", value);
    }

    /** "5", "0.5", "99.99": a number that a person gave, without the noise of its computation. */
    static String plain(double given) {
        return new BigDecimal(given, new MathContext(10)).stripTrailingZeros().toPlainString();
    }

    /** "1 row", "2 rows". */
    static String counted(long value, String noun) {
        return count(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /** {@code null} instead of NaN. */
    static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
