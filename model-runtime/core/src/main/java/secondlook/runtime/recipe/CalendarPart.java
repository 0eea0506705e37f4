package secondlook.runtime.recipe;

import java.time.LocalDate;
import java.util.Locale;

/** A number made of a point in time. */
public enum CalendarPart {
    YEAR, MONTH,
    /** Sine of the position in the year, so that 31 December is beside 1 January. */
    YEAR_SIN,
    /** Cosine of the position in the year. */
    YEAR_COS,
    /** 1 (Monday) to 7 (Sunday). */
    WEEKDAY,
    /** 0 to 24, with fractions; timestamps only. */
    HOUR;

    /** The word used in feature names and JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param date the day
     * @param hour hours since midnight
     */
    double of(LocalDate date, double hour) {
        return switch (this) {
            case YEAR -> date.getYear();
            case MONTH -> date.getMonthValue();
            case YEAR_SIN -> Math.sin(angle(date));
            case YEAR_COS -> Math.cos(angle(date));
            case WEEKDAY -> date.getDayOfWeek().getValue();
            case HOUR -> hour;
        };
    }

    private static double angle(LocalDate date) {
        return 2 * Math.PI * (date.getDayOfYear() - 1) / date.lengthOfYear();
    }
}
