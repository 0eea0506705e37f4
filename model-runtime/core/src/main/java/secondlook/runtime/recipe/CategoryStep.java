package secondlook.runtime.recipe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;

/**
 * A text with few different values.
 *
 * <p>One-hot: one 0/1 feature per level, one for {@link #OTHER} where rare levels were grouped in training, one for
 * {@link #MISSING} where training had missing values. A level not seen in training goes to {@code OTHER}, or is all zero
 * where there is no such feature; so does a missing value.
 *
 * <p>Ordinal: one feature, the position of the level; {@code levels.size()} for any other text and
 * {@code levels.size() + 1} for a missing value.
 *
 * @param column  its name
 * @param levels  distinct texts with a code of their own, most frequent first
 * @param other   whether rare levels were grouped in training (one-hot only)
 * @param missing whether training had missing values (one-hot only)
 * @param oneHot  one-hot, otherwise ordinal
 */
public record CategoryStep(String column, List<String> levels, boolean other, boolean missing, boolean oneHot)
        implements
            RecipeStep {

    /** Suffix of the feature for grouped and unseen levels. */
    public static final String OTHER = "(other)";

    /** Suffix of the feature for missing values. */
    public static final String MISSING = "(missing)";

    public CategoryStep {
        levels = List.copyOf(levels);
    }

    @Override
    public ColumnType type() {
        return ColumnType.TEXT;
    }

    @Override
    public List<String> features() {
        if (!oneHot) {
            return List.of(column);
        }
        List<String> names = new ArrayList<>();
        for (String level : levels) {
            names.add(column + "=" + level);
        }
        if (other) {
            names.add(column + " " + OTHER);
        }
        if (missing) {
            names.add(column + " " + MISSING);
        }
        return names;
    }

    @Override
    public List<Boolean> quantities() {
        return Collections.nCopies(features().size(), !oneHot);
    }

    @Override
    public void apply(ColumnType type, ColumnVector values, int rows, double[][] out, int at, Counts counts) {
        Map<String, Integer> codes = HashMap.newHashMap(levels.size());
        for (int i = 0; i < levels.size(); i++) {
            codes.put(levels.get(i), i);
        }
        for (int row = 0; row < rows; row++) {
            String value = values.asText(row);
            Integer code = value == null ? null : codes.get(value);
            if (value == null) {
                counts.filled++;
            } else if (code == null) {
                counts.unseen++;
            }
            if (oneHot) {
                int hot = code != null ? code : hotWithoutLevel(value);
                if (hot >= 0) {
                    out[at + hot][row] = 1;
                }
            } else {
                out[at][row] = code != null ? code : levels.size() + (value == null ? 1 : 0);
            }
        }
    }

    private int hotWithoutLevel(@Nullable String value) {
        if (value == null && missing) {
            return levels.size() + (other ? 1 : 0);
        }
        return other ? levels.size() : -1;
    }
}
