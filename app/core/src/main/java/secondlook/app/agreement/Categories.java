package secondlook.app.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;

/**
 * The labels that can be given, in the order of their scale.
 *
 * @param names   at least one
 * @param numbers their values; NaN where a label is no number
 */
@SuppressWarnings("ArrayRecordComponent")
record Categories(List<String> names, double[] numbers) {

    /**
     * @param declared in order; empty for all that occur
     * @throws RefusedException if there are no labels, or one that was not declared
     */
    static Categories of(Ratings ratings, List<String> declared) {
        Set<String> found = new LinkedHashSet<>();
        for (@Nullable
        String[] labels : ratings.byItem()) {
            for (String label : labels) {
                if (label != null) {
                    found.add(label);
                }
            }
        }
        if (found.isEmpty()) {
            throw new RefusedException("The labels cannot be compared", "there is not a single one",
                    "Check which column holds the label.");
        }
        List<String> names = new ArrayList<>(declared.isEmpty() ? found : declared);
        if (!declared.isEmpty()) {
            found.removeAll(declared);
            if (!found.isEmpty()) {
                throw new RefusedException("The labels cannot be compared",
                        "label " + found.iterator().next() + " is not on the declared scale, "
                                + String.join(", ", declared),
                        "Name every label with --categories, in order.");
            }
            if (new LinkedHashSet<>(declared).size() != declared.size()) {
                throw new RefusedException("The labels cannot be compared", "the declared scale has a label twice",
                        "Name every label once.");
            }
        } else if (names.stream().noneMatch(name -> Double.isNaN(number(name)))) {
            names.sort(Comparator.comparingDouble(Categories::number));
        } else {
            names.sort(Comparator.naturalOrder());
        }
        return new Categories(List.copyOf(names), names.stream().mapToDouble(Categories::number).toArray());
    }

    private static double number(String text) {
        boolean number = text.matches("[-+]?(\\d{1,300}(\\.\\d{0,300})?|\\.\\d{1,300})([eE][-+]?\\d{1,3})?");
        double value = number ? Double.parseDouble(text) : Double.NaN;
        return Double.isFinite(value) ? value : Double.NaN;
    }

    boolean isNumeric() {
        return Arrays.stream(numbers).noneMatch(Double::isNaN);
    }

    /** Whether the labels themselves say their order. */
    boolean isOrdered() {
        return isNumeric();
    }

    /** Per item, the place of each rater's label on the scale; −1 where there is none. */
    int[][] positions(Ratings ratings) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        int[][] positions = new int[ratings.byItem().size()][ratings.raters().size()];
        for (int item = 0; item < positions.length; item++) {
            @Nullable
            String[] labels = ratings.byItem().get(item);
            for (int rater = 0; rater < positions[item].length; rater++) {
                String label = labels[rater];
                positions[item][rater] = label == null ? -1 : places.getOrDefault(label, -1);
            }
        }
        return positions;
    }
}
