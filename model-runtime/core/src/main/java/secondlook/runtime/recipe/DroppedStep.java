package secondlook.runtime.recipe;

import java.util.List;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;

/**
 * A column that was there in training and is not used.
 *
 * @param column its name
 * @param type   its type
 * @param reason in words ("the same value in every row")
 */
public record DroppedStep(String column, ColumnType type, String reason) implements RecipeStep {

    @Override
    public List<String> features() {
        return List.of();
    }

    @Override
    public List<Boolean> quantities() {
        return List.of();
    }

    @Override
    public void apply(ColumnType type, ColumnVector values, int rows, double[][] out, int at, Counts counts) {
        // makes no feature
    }
}
