package secondlook.runtime.expression;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A point in time without a zone. @param micros since 1970-01-01T00:00 */
record Moment(long micros) implements Comparable<Moment> {

    private static final long MICROS_A_DAY = 86_400_000_000L;

    static Moment ofDay(long day) {
        return new Moment(Math.multiplyExact(day, MICROS_A_DAY));
    }

    /** "2015-01-31" or "2015-01-31 10:00:00"; {@code null} if it is neither. */
    static @Nullable Moment parse(String text) {
        try {
            String iso = text.strip().replace(' ', 'T');
            LocalDateTime time = iso.contains("T") ? LocalDateTime.parse(iso) : LocalDate.parse(iso).atStartOfDay();
            return new Moment(ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time));
        } catch (DateTimeException | ArithmeticException notATime) {
            return null;
        }
    }

    @Override
    public int compareTo(Moment other) {
        return Long.compare(micros, other.micros);
    }
}
