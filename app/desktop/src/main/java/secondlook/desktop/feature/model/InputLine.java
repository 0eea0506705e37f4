package secondlook.desktop.feature.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the model wants, and what it gets.
 *
 * @param wants      the input's name, or the saved column's where an input takes many
 * @param type       what it takes, in words
 * @param column     the column it gets; {@code null} where it gets none
 * @param how        "by name", "by hand", …; empty where it gets none
 * @param problem    why it gets none; empty where it is bound
 * @param suggestion a column that would fit; {@code null} if none
 * @param ordered    whether it takes many columns by their order, so that they are given as a list
 */
public record InputLine(String wants, String type, @Nullable String column, String how, String problem,
        @Nullable String suggestion, boolean ordered) {

    public boolean isBound() {
        return problem.isEmpty();
    }
}
