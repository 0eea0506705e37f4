package secondlook.runtime.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input of a model.
 *
 * @param name         its name in the model
 * @param element      what it takes
 * @param shape        the declared shape; -1 is a free dimension; empty where the format has none (one value per row)
 * @param width        how many dataset columns it takes: 1 for a column of its own, F for a {@code [N,F]} matrix,
 *                     -1 where F is free, 0 where it cannot be fed from columns (images, maps)
 * @param columns      the model's own saved column order; {@code null} where it saved none. For a single column this
 *                     may be {@code null}: then the input's name is the column's
 * @param temporal     whether it takes a date or timestamp column (a Recipe turns it into numbers)
 * @param categorical  whether any column type can be bound because a Recipe encodes it as text
 */
public record ModelInput(String name, ElementType element, List<Long> shape, int width,
        @Nullable List<String> columns, boolean temporal, boolean categorical) {

    public ModelInput {
        shape = List.copyOf(shape);
        columns = columns == null ? null : List.copyOf(columns);
    }

    /** A plain input that takes one column of its own name. */
    public static ModelInput column(String name, ElementType element) {
        return new ModelInput(name, element, List.of(-1L, 1L), 1, null, false, false);
    }

    public static ModelInput matrix(String name, ElementType element, int width, @Nullable List<String> columns) {
        return new ModelInput(name, element, List.of(-1L, (long) width), width, columns, false, false);
    }
}
