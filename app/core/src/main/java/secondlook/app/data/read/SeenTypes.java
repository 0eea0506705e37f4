package secondlook.app.data.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnType;

/** The types of the values of one column, gathered while they pass. */
final class SeenTypes {

    /** What stands for a missing value where an empty cell would not do. */
    static final String MISSING = "\\N";

    private final Set<ColumnType> types = EnumSet.noneOf(ColumnType.class);

    void add(@Nullable Object value) {
        switch (value) {
            case null -> {
                // tells nothing
            }
            case Boolean b -> types.add(ColumnType.BOOLEAN);
            case Long l -> types.add(ColumnType.INTEGER);
            case Double d -> types.add(ColumnType.REAL);
            case LocalDate d -> types.add(ColumnType.DATE);
            case java.time.LocalDateTime t -> types.add(ColumnType.TIMESTAMP);
            case String s -> types.add(ColumnType.TEXT);
            default -> throw new IllegalArgumentException(value.getClass().getName());
        }
    }

    boolean isEmpty() {
        return types.isEmpty();
    }

    ColumnType type() {
        if (types.isEmpty()) {
            return ColumnType.TEXT;
        }
        if (types.size() == 1) {
            return types.iterator().next();
        }
        if (types.equals(EnumSet.of(ColumnType.INTEGER, ColumnType.REAL))) {
            return ColumnType.REAL;
        }
        return types.equals(EnumSet.of(ColumnType.DATE, ColumnType.TIMESTAMP)) ? ColumnType.TIMESTAMP : ColumnType.TEXT;
    }

    /** In words what kinds of values came together; {@code null} where they go together. */
    @Nullable
    String mixture() {
        if (types.size() < 2 || type() != ColumnType.TEXT) {
            return null;
        }
        List<String> words = new ArrayList<>();
        if (types.contains(ColumnType.INTEGER) || types.contains(ColumnType.REAL)) {
            words.add("numbers");
        }
        if (types.contains(ColumnType.DATE) || types.contains(ColumnType.TIMESTAMP)) {
            words.add("dates");
        }
        if (types.contains(ColumnType.BOOLEAN)) {
            words.add("truth values");
        }
        if (types.contains(ColumnType.TEXT)) {
            words.add("texts");
        }
        return String.join(" and ", words);
    }
}
