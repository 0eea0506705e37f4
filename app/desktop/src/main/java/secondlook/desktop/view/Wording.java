package secondlook.desktop.view;

import java.time.Duration;
import java.util.Locale;

/** Numbers as this program writes them: thin groups, a real minus, no false precision. */
public final class Wording {

    private static final char THIN = '\u2009';

    private Wording() {
    }

    /** 1461 becomes "1 461" with a thin space. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', THIN).replace('-', '\u2212');
    }

    /** "1 row", "365 rows". */
    public static String count(long value, String one, String many) {
        return count(value) + " " + (value == 1 ? one : many);
    }

    /** A share of 0.836 becomes "83.6 %"; NaN "–". */
    public static String percent(double share) {
        return Double.isNaN(share) ? "\u2013" : String.format(Locale.ROOT, "%.1f\u2009%%", share * 100);
    }

    /** Two decimals, never 1.00 or 0.00 unless exact; NaN "–". */
    public static String probability(double p) {
        if (Double.isNaN(p)) {
            return "\u2013";
        }
        if (p < 1 && p > 0.99) {
            return ">0.99";
        }
        return p > 0 && p < 0.01 ? "<0.01" : String.format(Locale.ROOT, "%.2f", p);
    }

    /** A duration as a person says it: "under a second", "23 seconds", "3 minutes". */
    public static String time(Duration time) {
        long seconds = Math.round(time.toMillis() / 1000.0);
        if (seconds < 1) {
            return "under a second";
        }
        if (seconds < 90) {
            return count(seconds, "second", "seconds");
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 90 ? count(minutes, "minute", "minutes") : count(Math.round(minutes / 60.0), "hour", "hours");
    }

    /** A size in bytes: "47.1 KiB". */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return count(bytes, "byte", "bytes");
        }
        String[] units = {"KiB", "MiB", "GiB", "TiB"};
        double value = bytes / 1024.0;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }
}
