package secondlook.desktop.view;

import java.time.Duration;
import java.util.Locale;
import secondlook.desktop.chart.Figures;

/** Counts with their noun, durations and sizes, as people say them. */
public final class Wording {

    private Wording() {
    }

    /** "1 row", "365 rows". */
    public static String count(long value, String one, String many) {
        return Figures.count(value) + " " + (value == 1 ? one : many);
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
