package secondlook.app.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnType;

/**
 * What one column holds.
 *
 * @param name     its name
 * @param type     its type
 * @param missing  number of missing values (NULL and NaN)
 * @param distinct number of different values, about so unless {@code exact}
 * @param exact    whether {@code distinct} was counted; it is estimated for many values in more than a million rows
 * @param min      as text; {@code null} where all are missing
 * @param max      as text; {@code null} where all are missing
 * @param mean     of a numeric column; {@code null} otherwise
 * @param top      the most frequent values of a column with few distinct ones, most frequent first; else empty
 * @param edges    bin edges of a numeric or temporal column (temporal as days or microseconds since 1970), else empty
 * @param counts   counts per bin ({@code edges.size() - 1} of them)
 */
public record ColumnProfile(String name, ColumnType type, long missing, long distinct, boolean exact,
        @Nullable String min,
        @Nullable String max, @Nullable Double mean, List<Frequency> top, List<Double> edges, List<Long> counts) {

    /** A value and how often it occurs. */
    public record Frequency(String value, long count) {}
}
