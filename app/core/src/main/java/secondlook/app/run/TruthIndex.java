package secondlook.app.run;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.decision.Predictions;

/**
 * Finds the class that a value of the truth column names: the same text, or the same number where both are numbers
 * ({@code 1}, {@code 1.0}), or the same truth value. Used by one thread.
 */
final class TruthIndex {

    private final Map<String, Integer> byText = new HashMap<>();
    private final Map<Double, Integer> byNumber = new HashMap<>();
    private final boolean isBoolean;
    private final Map<String, Integer> found = new HashMap<>();

    /** @param type of the truth column */
    TruthIndex(List<String> classes, ColumnType type) {
        isBoolean = type == ColumnType.BOOLEAN;
        for (int k = 0; k < classes.size(); k++) {
            byText.putIfAbsent(classes.get(k), k);
            double number = number(classes.get(k));
            if (!Double.isNaN(number)) {
                byNumber.putIfAbsent(number, k);
            }
            if (isBoolean) {
                byText.putIfAbsent(classes.get(k).toLowerCase(Locale.ROOT), k);
            }
        }
    }

    /** Class index, {@link Predictions#NO_TRUTH} or {@link Predictions#UNKNOWN_TRUTH} for the first rows. */
    int[] of(ColumnVector truth, int rows) {
        int[] indices = new int[rows];
        for (int row = 0; row < rows; row++) {
            indices[row] = truth.isMissing(row) ? Predictions.NO_TRUTH : present(truth, row);
        }
        return indices;
    }

    private int present(ColumnVector truth, int row) {
        return switch (truth) {
            case TextVector texts -> text(String.valueOf(texts.values()[row]));
            case IntegerVector integers when isBoolean -> truth(integers.values()[row] != 0);
            case IntegerVector integers -> byNumber((double) integers.values()[row]);
            case RealVector reals -> byNumber(reals.values()[row]);
        };
    }

    private int text(String value) {
        Integer known = found.get(value);
        if (known == null) {
            known = byText.get(value);
            if (known == null) {
                known = byText.get(value.strip());
            }
            if (known == null) {
                known = byNumber(number(value));
            }
            // a free-text column would fill the memory
            if (found.size() < 10_000) {
                found.put(value, known);
            }
        }
        return known;
    }

    private int truth(boolean value) {
        Integer known = byText.get(Boolean.toString(value));
        return known == null ? byNumber(value ? 1 : 0) : known;
    }

    private int byNumber(double value) {
        // adding 0 makes -0 the same as 0
        return byNumber.getOrDefault(value + 0.0, Predictions.UNKNOWN_TRUTH);
    }

    private static double number(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || Character.isLetter(stripped.charAt(stripped.length() - 1))) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(stripped) + 0.0;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
