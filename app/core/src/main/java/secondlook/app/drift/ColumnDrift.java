package secondlook.app.drift;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.drift.CategoricalDrift;
import secondlook.runtime.drift.NumericDrift;

/**
 * How one column differs from the reference. Exactly one of the two drifts is there, none for {@link Kind#TEXT}.
 *
 * @param name        the column
 * @param kind        how it was compared
 * @param numeric     of numbers and times; {@code null} otherwise
 * @param categorical of categories; {@code null} otherwise
 * @param outOfRange  share of the current values outside the reference's range or categories; NaN where there are none
 * @param q           Benjamini–Hochberg over all columns that could be tested; NaN where this one could not
 */
public record ColumnDrift(String name, Kind kind, @Nullable NumericDrift numeric,
        @Nullable CategoricalDrift categorical, double outOfRange, double q) {

    /** How a column is compared. */
    public enum Kind {
        NUMERIC, CATEGORICAL,
        /** Text with so many different values that they are no categories: only named. */
        TEXT
    }

    /** p-value of the Kolmogorov–Smirnov or the χ² test; NaN where it could not be made. */
    public double p() {
        return numeric != null
                ? numeric.ks().pValue()
                : categorical != null
                        ? categorical.chiSquare().pValue()
                        : Double.NaN;
    }

    /** NaN where it is not available. */
    public double psi() {
        return numeric != null ? numeric.psi() : categorical != null ? categorical.psi() : Double.NaN;
    }

    ColumnDrift withQ(double corrected) {
        return new ColumnDrift(name, kind, numeric, categorical, outOfRange, corrected);
    }
}
