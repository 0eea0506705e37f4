package secondlook.runtime.recipe;

import java.util.List;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;

/** What a Recipe does with one raw column. Fitted once on training rows, then only applied. */
public sealed interface RecipeStep permits NumericStep, CategoryStep, CalendarStep, DroppedStep {

    /** Name of the raw column. */
    String column();

    /** Type of the raw column when the step was fitted. */
    ColumnType type();

    /** Names of the features it makes, in order; empty if the column is dropped. */
    List<String> features();

    /**
     * Which features are quantities (and are standardised where an algorithm wants that), as opposed to 0/1 flags.
     * As long as {@link #features()}.
     */
    List<Boolean> quantities();

    /**
     * Writes the features of {@code rows} rows. Never throws for a missing or unseen value.
     *
     * @param type   type of {@code values}, which may differ from the type at fitting
     * @param out    {@code out[at + i][row]} gets feature i
     * @param counts told of values filled in and texts not seen
     */
    void apply(ColumnType type, ColumnVector values, int rows, double[][] out, int at, Counts counts);

    /** Counts of one application. */
    final class Counts {
        long filled;
        long unseen;
    }
}
