package secondlook.app.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import secondlook.app.monitor.ColumnWatch.Parts;

/** Shape and parts of a column of numbers. */
final class NumberShapes {

    private static final int BINS = 24;

    /** Share of the values at each end that is drawn in the outermost bin, so that one odd value does not squeeze the rest. */
    private static final double ENDS = 0.005;

    private static final int TENTHS = 10;

    private final double[] reference;
    private final double[] current;
    private final double[] before;
    private final double[] now;

    NumberShapes(double[] reference, double[] current) {
        this.reference = reference;
        this.current = current;
        this.before = finite(reference);
        this.now = finite(current);
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    ColumnShape shape() {
        if (before.length == 0 || now.length == 0) {
            return ColumnShape.NONE;
        }
        double low = Math.min(quantile(before, ENDS), quantile(now, ENDS));
        double high = Math.max(quantile(before, 1 - ENDS), quantile(now, 1 - ENDS));
        int bins = high > low ? BINS : 1;
        List<Double> edges = new ArrayList<>();
        for (int i = 0; i <= bins; i++) {
            edges.add(low + (high - low) * i / bins);
        }
        return new ColumnShape(edges, List.of(), counts(before, low, high, bins), counts(now, low, high, bins),
                Watching.mean(before), Watching.mean(now));
    }

    private static double quantile(double[] sorted, double at) {
        return sorted[(int) Math.round(at * (sorted.length - 1))];
    }

    private static List<Long> counts(double[] values, double low, double high, int bins) {
        long[] counts = new long[bins];
        for (double value : values) {
            counts[bins == 1 ? 0 : (int) Math.clamp(Math.floor((value - low) / (high - low) * bins), 0, bins - 1)]++;
        }
        return LongStream.of(counts).boxed().toList();
    }

    Parts parts() {
        return before.length == 0
                ? new Parts(ColumnPart.NONE, missing(), ColumnPart.NONE)
                : new Parts(grown(), missing(), outside());
    }

    private ColumnPart missing() {
        return part("missing", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true);
    }

    private ColumnPart outside() {
        BitSet rows = new BitSet();
        for (int row = 0; row < current.length; row++) {
            rows.set(row, Double.isFinite(current[row])
                    && (current[row] < before[0] || current[row] > before[before.length - 1]));
        }
        return new ColumnPart(
                "outside " + interval(before[0], before[before.length - 1]), 0, share(rows.cardinality(), current),
                rows);
    }

    /** The tenth of the reference's values, (a, b], whose share adds most to the stability index among those that rose. */
    private ColumnPart grown() {
        double[] edges = new double[TENTHS + 1];
        edges[0] = Double.NEGATIVE_INFINITY;
        edges[TENTHS] = Double.POSITIVE_INFINITY;
        for (int i = 1; i < TENTHS; i++) {
            edges[i] = quantile(before, (double) i / TENTHS);
        }
        double most = 0;
        int at = -1;
        for (int i = 0; i < TENTHS; i++) {
            double was = (double) between(before, edges[i], edges[i + 1]) / before.length;
            double is = (double) between(now, edges[i], edges[i + 1]) / now.length;
            double adds = was > 0 && is > was ? (is - was) * Math.log(is / was) : 0;
            if (adds > most) {
                most = adds;
                at = i;
            }
        }
        if (at < 0) {
            return ColumnPart.NONE;
        }
        double low = edges[at];
        double high = edges[at + 1];
        String label = at == 0
                ? "up to " + number(high)
                : at == TENTHS - 1 ? "over " + number(low) : interval(low, high);
        return part(label, low, high, false);
    }

    private static int between(double[] sorted, double low, double high) {
        return upTo(sorted, high) - upTo(sorted, low);
    }

    private static int upTo(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private ColumnPart part(String label, double low, double high, boolean missing) {
        BitSet rows = new BitSet();
        for (int row = 0; row < current.length; row++) {
            rows.set(row, holds(current[row], low, high, missing));
        }
        long was = Arrays.stream(reference).filter(value -> holds(value, low, high, missing)).count();
        return new ColumnPart(label, share(was, reference), share(rows.cardinality(), current), rows);
    }

    private static boolean holds(double value, double low, double high, boolean missing) {
        return missing ? !Double.isFinite(value) : value > low && value <= high && Double.isFinite(value);
    }

    private static double share(long rows, double[] of) {
        return (double) rows / of.length;
    }

    private static String interval(double low, double high) {
        return number(low) + "–" + number(high);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
