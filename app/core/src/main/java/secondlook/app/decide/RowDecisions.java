package secondlook.app.decide;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What is decided of every row of a run, by its index. Used by one thread, rows in ascending order. */
public interface RowDecisions {

    /** Rows of the run. */
    int rows();

    /** Whether a person should see the row. */
    boolean flags(int row);

    /** Why a person should see it; {@code null} where nobody needs to. */
    @Nullable
    String reason(int row);

    /** What else is written of each row, after {@code flagged} and {@code reason}. */
    default List<Extra> extras() {
        return List.of();
    }

    /**
     * A further column of the file.
     *
     * @param name  its name
     * @param type  its type in SQL: BOOLEAN, INTEGER, DOUBLE or VARCHAR
     * @param value a Boolean, Integer, Double or String per row; {@code null} where there is none
     */
    record Extra(String name, String type, IntFunction<@Nullable Object> value) {}

    /** Rows that are flagged. */
    default int flagged() {
        int flagged = 0;
        for (int row = 0; row < rows(); row++) {
            flagged += flags(row) ? 1 : 0;
        }
        return flagged;
    }
}
