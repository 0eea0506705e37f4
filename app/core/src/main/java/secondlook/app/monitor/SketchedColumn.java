package secondlook.app.monitor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.Distributions.ColumnDistribution;
import secondlook.runtime.drift.CategoricalDrift;
import secondlook.runtime.drift.NumericDrift;

/** One column on both sides, as the log keeps it. */
final class SketchedColumn {

    private static final int DRAWN = 24;

    private final Role role;
    private final String name;
    private final ColumnDistribution before;
    private final ColumnDistribution now;

    /** @param key role and name, as in {@link Distributions} */
    SketchedColumn(String key, ColumnDistribution before, ColumnDistribution now) {
        int space = key.indexOf(' ');
        this.role = Role.valueOf(key.substring(0, space).toUpperCase(Locale.ROOT));
        this.name = key.substring(space + 1);
        this.before = before;
        this.now = now;
    }

    Role role() {
        return role;
    }

    String name() {
        return name;
    }

    double psi() {
        return now.psi(before);
    }

    /** Of the χ² test; NaN where it cannot be made. */
    double p() {
        return CategoricalDrift.between(counts(before), 0, counts(now), 0).chiSquare().pValue();
    }

    double missingP() {
        if (before.missing() + now.missing() == 0) {
            return Double.NaN;
        }
        return CategoricalDrift.between(Map.of("missing", before.missing(), "present", present(before)), 0,
                Map.of("missing", now.missing(), "present", present(now)), 0).chiSquare().pValue();
    }

    double missing() {
        return (double) now.missing() / (now.missing() + present(now));
    }

    double missingBefore() {
        return (double) before.missing() / (before.missing() + present(before));
    }

    private static long present(ColumnDistribution side) {
        NumberSketch numbers = side.numbers();
        Map<String, Long> texts = side.texts();
        return numbers != null
                ? numbers.total()
                : texts == null ? 0 : texts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Bins of the reference's tenths, or categories. */
    private Map<String, Long> counts(ColumnDistribution side) {
        NumberSketch numbers = side.numbers();
        NumberSketch reference = before.numbers();
        if (numbers == null || reference == null) {
            return side.texts() == null ? Map.of() : side.texts();
        }
        Map<String, Long> counts = new TreeMap<>();
        long[] bins = numbers.binned(reference, NumericDrift.BINS);
        for (int i = 0; i < bins.length; i++) {
            counts.put(Integer.toString(i), bins[i]);
        }
        return counts;
    }

    /** Share of the values in buckets beyond the reference's; NaN where there are none. */
    double outside() {
        NumberSketch numbers = now.numbers();
        NumberSketch reference = before.numbers();
        long all = present(now);
        if (all == 0) {
            return Double.NaN;
        }
        if (numbers == null || reference == null) {
            Map<String, Long> known = before.texts() == null ? Map.of() : before.texts();
            Map<String, Long> texts = now.texts() == null ? Map.of() : now.texts();
            return texts.entrySet().stream().filter(e -> !known.containsKey(e.getKey()))
                    .mapToLong(Map.Entry::getValue).sum() / (double) all;
        }
        return (double) numbers.beyond(reference) / all;
    }

    ColumnShape shape() {
        NumberSketch numbers = now.numbers();
        NumberSketch reference = before.numbers();
        if (numbers == null || reference == null) {
            return TextShapes.shape(before.texts() == null ? Map.of() : before.texts(),
                    now.texts() == null ? Map.of() : now.texts());
        }
        if (numbers.total() == 0 || reference.total() == 0) {
            return ColumnShape.NONE;
        }
        double low = Math.min(numbers.quantile(0.005), reference.quantile(0.005));
        double high = Math.max(numbers.quantile(0.995), reference.quantile(0.995));
        int bins = high > low ? DRAWN : 1;
        List<Double> edges = new ArrayList<>();
        for (int i = 0; i <= bins; i++) {
            edges.add(low + (high - low) * i / bins);
        }
        return new ColumnShape(edges, List.of(), boxed(reference.between(low, high, bins)),
                boxed(numbers.between(low, high, bins)), reference.mean(), numbers.mean());
    }

    private static List<Long> boxed(long[] counts) {
        return LongStream.of(counts).boxed().toList();
    }

    /** The category that grew most, without its rows, which are not kept. */
    ColumnPart grown() {
        Map<String, Long> known = before.texts();
        Map<String, Long> texts = now.texts();
        @Nullable
        String grown = known == null || texts == null ? null : TextShapes.grown(known, texts);
        return grown == null || known == null || texts == null
                ? ColumnPart.NONE
                : new ColumnPart(grown, known.getOrDefault(grown, 0L) / (double) Math.max(1, present(before)),
                        texts.getOrDefault(grown, 0L) / (double) Math.max(1, present(now)), new BitSet());
    }
}
