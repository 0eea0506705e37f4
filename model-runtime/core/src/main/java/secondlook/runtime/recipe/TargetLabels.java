package secondlook.runtime.recipe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnVector;

/**
 * The label encoding of a target column.
 *
 * @param classes names in code order: numbers by value, other texts by code point
 */
public record TargetLabels(List<String> classes) {

    /** The code of a missing label or one that is none of the classes. */
    public static final int NONE = -1;

    public TargetLabels {
        classes = List.copyOf(classes);
    }

    /** The classes that occur, missing values left out. */
    public static TargetLabels fit(ColumnVector target, int rows) {
        TreeSet<String> distinct = new TreeSet<>();
        for (int row = 0; row < rows; row++) {
            String value = target.asText(row);
            if (value != null) {
                distinct.add(value);
            }
        }
        List<String> names = new ArrayList<>(distinct);
        if (names.stream().allMatch(n -> number(n) != null)) {
            names.sort(Comparator.comparing(BigDecimal::new));
        }
        return new TargetLabels(names);
    }

    public int[] encode(ColumnVector target, int rows) {
        Map<String, Integer> codes = new HashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            codes.put(classes.get(i), i);
        }
        int[] encoded = new int[rows];
        for (int row = 0; row < rows; row++) {
            String value = target.asText(row);
            encoded[row] = value == null ? NONE : codes.getOrDefault(value, NONE);
        }
        return encoded;
    }

    private static @Nullable BigDecimal number(String text) {
        // a length limit keeps a long digit string from costing quadratic time
        if (text.length() > 40) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
