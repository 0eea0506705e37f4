package secondlook.runtime.recipe;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.IntegerVector;

/**
 * A date or timestamp as numbers. A missing one, or one outside the years −9999 to 9999, becomes {@code fill}.
 *
 * @param column    its name
 * @param type      {@code DATE} or {@code TIMESTAMP}
 * @param parts     the numbers made of it, at least one
 * @param fill      median of the training rows, in microseconds since 1970-01-01T00:00
 * @param indicator whether a last feature says 1 where it was missing
 */
public record CalendarStep(String column, ColumnType type, List<CalendarPart> parts, long fill, boolean indicator)
        implements
            RecipeStep {

    static final long DAY = 86_400_000_000L;

    static final long LIMIT = LocalDate.of(9999, 12, 31).toEpochDay() * DAY;

    private static final double HOUR = 3_600_000_000.0;

    public CalendarStep {
        parts = List.copyOf(parts);
    }

    @Override
    public List<String> features() {
        List<String> names = new ArrayList<>();
        for (CalendarPart part : parts) {
            names.add(column + " " + part.key());
        }
        if (indicator) {
            names.add(column + " missing");
        }
        return names;
    }

    @Override
    public List<Boolean> quantities() {
        List<Boolean> all = new ArrayList<>(Collections.nCopies(parts.size(), true));
        if (indicator) {
            all.add(false);
        }
        return all;
    }

    @Override
    public void apply(ColumnType type, ColumnVector values, int rows, double[][] out, int at, Counts counts) {
        for (int row = 0; row < rows; row++) {
            long micros = micros(type, values, row);
            if (micros == Long.MIN_VALUE) {
                micros = fill;
                counts.filled++;
                if (indicator) {
                    out[at + parts.size()][row] = 1;
                }
            }
            LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(micros, DAY));
            double hour = Math.floorMod(micros, DAY) / HOUR;
            for (int i = 0; i < parts.size(); i++) {
                out[at + i][row] = parts.get(i).of(date, hour);
            }
        }
    }

    /** Microseconds since 1970; {@link Long#MIN_VALUE} where missing, not a point in time or out of range. */
    static long micros(ColumnType type, ColumnVector values, int row) {
        if (!type.isTemporal() || values.isMissing(row) || !(values instanceof IntegerVector whole)) {
            return Long.MIN_VALUE;
        }
        long value = whole.values()[row];
        if (type == ColumnType.DATE) {
            if (Math.abs((double) value) > LIMIT / DAY) {
                return Long.MIN_VALUE;
            }
            value *= DAY;
        }
        return Math.abs((double) value) > LIMIT ? Long.MIN_VALUE : value;
    }
}
