package secondlook.app.expect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnType;

/**
 * What is expected of one column.
 *
 * @param column     its name; case does not matter
 * @param type       of its values
 * @param least      smallest number; {@code null} for any
 * @param most       greatest number; {@code null} for any
 * @param tolerance  how far beyond least and most a number may be, as a share of their distance; at least 0
 * @param categories the values it may have, as text; {@code null} for any
 * @param missing    greatest share of missing values, in [0,1]; with 0 every missing value breaks it
 * @param unique     whether no value may occur twice
 * @param action     for rows that break it
 */
public record ColumnExpectation(String column, ColumnType type, @Nullable Double least, @Nullable Double most,
        double tolerance, @Nullable List<String> categories, double missing, boolean unique, Action action) {

    /** Of the distance between the smallest and the greatest value that was learned from. */
    public static final double TOLERANCE = 0.1;

    public ColumnExpectation {
        categories = categories == null ? null : List.copyOf(categories);
    }

    /** The same with something else for rows that break it. */
    public ColumnExpectation with(Action other) {
        return new ColumnExpectation(column, type, least, most, tolerance, categories, missing, unique, other);
    }

    /** The smallest number that is let through; {@code null} for any. */
    @Nullable
    Double lowest() {
        return least == null ? null : least - slack();
    }

    /** The greatest number that is let through; {@code null} for any. */
    @Nullable
    Double highest() {
        return most == null ? null : most + slack();
    }

    private double slack() {
        return least == null || most == null ? 0 : tolerance * (most - least);
    }
}
