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
 * @param spread   quartiles of a numeric or temporal column; {@code null} where it has no finite value
 * @param lengths  of the texts of a text column; {@code null} of others and where all are missing
 */
public record ColumnProfile(String name, ColumnType type, long missing, long distinct, boolean exact,
        @Nullable String min,
        @Nullable String max, @Nullable Double mean, List<Frequency> top, List<Double> edges, List<Long> counts,
        @Nullable Spread spread, @Nullable Lengths lengths) {

    /** Without quartiles and lengths. */
    public ColumnProfile(String name, ColumnType type, long missing, long distinct, boolean exact, @Nullable String min,
            @Nullable String max, @Nullable Double mean, List<Frequency> top, List<Double> edges, List<Long> counts) {
        this(name, type, missing, distinct, exact, min, max, mean, top, edges, counts, null, null);
    }

    /** A value and how often it occurs. */
    public record Frequency(String value, long count) {}

    /**
     * Quartiles of the finite values, as numbers, days or microseconds since 1970; estimated with a t-digest in more than
     * 100,000 rows (Dunning &amp; Ertl 2019).
     *
     * @param sd  standard deviation of a sample; {@code null} with fewer than two values
     * @param far values more than three quartile ranges outside the quartiles (Tukey 1977, "far out")
     */
    public record Spread(double q25, double median, double q75, @Nullable Double sd, long far) {}

    /** Numbers of characters. */
    public record Lengths(long least, double mean, long most) {}
}
