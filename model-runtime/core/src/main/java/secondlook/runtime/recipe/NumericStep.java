package secondlook.runtime.recipe;

import java.util.List;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.RealVector;

/**
 * A number or boolean as one feature. A missing or infinite value becomes {@code fill}.
 *
 * @param column    its name
 * @param type      {@code INTEGER}, {@code REAL} or {@code BOOLEAN}
 * @param fill      median of the training rows (the more frequent value for a boolean)
 * @param indicator whether a second feature says 1 where the value was missing
 */
public record NumericStep(String column, ColumnType type, double fill, boolean indicator) implements RecipeStep {

    @Override
    public List<String> features() {
        return indicator ? List.of(column, column + " missing") : List.of(column);
    }

    @Override
    public List<Boolean> quantities() {
        boolean quantity = type != ColumnType.BOOLEAN;
        return indicator ? List.of(quantity, false) : List.of(quantity);
    }

    @Override
    public void apply(ColumnType type, ColumnVector values, int rows, double[][] out, int at, Counts counts) {
        double[] target = out[at];
        if (values instanceof RealVector(double[] reals)) {
            System.arraycopy(reals, 0, target, 0, rows);
        } else {
            for (int row = 0; row < rows; row++) {
                target[row] = values.asReal(row);
            }
        }
        for (int row = 0; row < rows; row++) {
            if (!Double.isFinite(target[row])) {
                target[row] = fill;
                counts.filled++;
                if (indicator) {
                    out[at + 1][row] = 1;
                }
            }
        }
    }
}
