package secondlook.runtime.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a column of categories differs from its reference, over the union of the categories. Missing is no category.
 *
 * @param categories       all categories of either side, in ascending order of their code points
 * @param referenceCounts  by category
 * @param currentCounts    by category
 * @param unseen           categories that the reference does not have
 * @param chiSquare        Pearson's test
 * @param psi              population stability index; NaN where one side is empty
 * @param jensenShannon    distance to base 2, in [0,1]; NaN where one side is empty
 * @param referenceMissing share of reference values that are missing; NaN where there are no rows
 * @param currentMissing   share of current values that are missing; NaN where there are no rows
 */
@SuppressWarnings("ArrayRecordComponent")
public record CategoricalDrift(List<String> categories, long[] referenceCounts, long[] currentCounts,
        List<String> unseen, ChiSquare chiSquare, double psi, double jensenShannon, double referenceMissing,
        double currentMissing) {

    /**
     * @param reference one value per row; {@code null} is missing
     * @param current   one value per row; {@code null} is missing
     */
    public static CategoricalDrift between(Iterable<? extends @Nullable String> reference,
            Iterable<? extends @Nullable String> current) {
        Tally x = new Tally(reference);
        Tally y = new Tally(current);
        return between(x.counts, x.missing, y.counts, y.missing);
    }

    /**
     * @param reference        how often each category occurs
     * @param referenceMissing rows without a value
     * @param current          how often each category occurs
     * @param currentMissing   rows without a value
     */
    public static CategoricalDrift between(Map<String, Long> reference, long referenceMissing,
            Map<String, Long> current, long currentMissing) {
        TreeSet<String> names = new TreeSet<>(CategoricalDrift::byCodePoint);
        names.addAll(reference.keySet());
        names.addAll(current.keySet());
        List<String> categories = List.copyOf(names);
        long[] x = counts(categories, reference);
        long[] y = counts(categories, current);
        List<String> unseen = new ArrayList<>();
        for (int k = 0; k < x.length; k++) {
            if (x[k] == 0 && y[k] > 0) {
                unseen.add(categories.get(k));
            }
        }
        return new CategoricalDrift(categories, x, y, List.copyOf(unseen), ChiSquare.test(x, y),
                BinnedDistance.psi(x, y), BinnedDistance.jensenShannon(x, y), share(referenceMissing, x),
                share(currentMissing, y));
    }

    private static int byCodePoint(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    private static long[] counts(List<String> categories, Map<String, Long> of) {
        return categories.stream().mapToLong(c -> of.getOrDefault(c, 0L)).toArray();
    }

    private static double share(long missing, long[] counts) {
        long rows = missing;
        for (long count : counts) {
            rows += count;
        }
        return (double) missing / rows;
    }

    private static final class Tally {

        private final Map<String, Long> counts = new TreeMap<>();
        private long missing;

        Tally(Iterable<? extends @Nullable String> values) {
            for (String value : values) {
                if (value == null) {
                    missing++;
                } else {
                    counts.merge(value, 1L, Long::sum);
                }
            }
        }
    }
}
