package secondlook.app.monitor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.drift.BinnedDistance;
import secondlook.runtime.drift.NumericDrift;

/**
 * How a run's columns and scores are distributed, without its rows. Two of them merge into that of both runs together.
 *
 * @param columns by name
 */
public record Distributions(Map<String, ColumnDistribution> columns) {

    /** More categories are put together. */
    private static final int MOST_CATEGORIES = 1_000;

    public Distributions {
        columns = new LinkedHashMap<>(columns);
    }

    /**
     * @param missing rows without a value
     * @param numbers {@code null} for texts
     * @param texts   how often each occurs; {@code null} for numbers
     */
    public record ColumnDistribution(long missing, @Nullable NumberSketch numbers, @Nullable Map<String, Long> texts) {

        ColumnDistribution merge(ColumnDistribution other) {
            NumberSketch mine = numbers;
            NumberSketch theirs = other.numbers;
            Map<String, Long> words = texts == null ? null : new HashMap<>(texts);
            if (words != null && other.texts != null) {
                other.texts.forEach((text, count) -> words.merge(text, count, Long::sum));
            }
            return new ColumnDistribution(missing + other.missing,
                    mine == null || theirs == null ? mine : mine.merge(theirs), words);
        }

        /** Stability index against a reference; NaN where they cannot be compared. */
        double psi(ColumnDistribution reference) {
            NumberSketch now = numbers;
            NumberSketch before = reference.numbers;
            if (now != null && before != null) {
                return BinnedDistance.psi(before.binned(before, NumericDrift.BINS),
                        now.binned(before, NumericDrift.BINS));
            }
            Map<String, Long> words = texts;
            Map<String, Long> known = reference.texts;
            if (words == null || known == null) {
                return Double.NaN;
            }
            TreeSet<String> all = new TreeSet<>(words.keySet());
            all.addAll(known.keySet());
            return BinnedDistance.psi(all.stream().mapToLong(t -> known.getOrDefault(t, 0L)).toArray(),
                    all.stream().mapToLong(t -> words.getOrDefault(t, 0L)).toArray());
        }
    }

    static Distributions of(Side side) {
        Map<String, ColumnDistribution> columns = new LinkedHashMap<>();
        for (WatchedColumn column : side.columns()) {
            double[] numbers = column.numbers();
            Map<String, Long> counts = numbers == null ? WatchedColumn.counts(column) : null;
            if (counts == null || counts.size() <= MOST_CATEGORIES) {
                columns.put(column.role().key() + " " + column.name(), new ColumnDistribution(column.missing(),
                        numbers == null ? null : NumberSketch.of(numbers), counts));
            }
        }
        return new Distributions(columns);
    }

    /** That of both together: columns that both have. */
    public Distributions merge(Distributions other) {
        Map<String, ColumnDistribution> both = new LinkedHashMap<>();
        columns.forEach((name, column) -> {
            ColumnDistribution same = other.columns.get(name);
            if (same != null) {
                both.put(name, column.merge(same));
            }
        });
        return new Distributions(both);
    }

    /** Stability index of each column against a reference, worst first; those that cannot be compared are left out. */
    public List<Map.Entry<String, Double>> against(Distributions reference) {
        List<Map.Entry<String, Double>> all = new ArrayList<>();
        columns.forEach((name, column) -> {
            ColumnDistribution before = reference.columns.get(name);
            double psi = before == null ? Double.NaN : column.psi(before);
            if (!Double.isNaN(psi)) {
                all.add(Map.entry(name, psi));
            }
        });
        all.sort(Map.Entry.<String, Double>comparingByValue().reversed());
        return all;
    }
}
