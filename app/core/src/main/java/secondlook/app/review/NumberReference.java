package secondlook.app.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;

/** A column of numbers, dates or times: its order statistics, all of them or evenly chosen ones. */
final class NumberReference implements ColumnReference {

    private static final int KEPT = 100_001;

    private static final int BARS = 40;

    private final Column column;
    private final String called;
    private final double[] sorted;
    private final long missing;
    private final long rows;
    private final double low;
    private final double high;
    private final @Nullable FieldHistogram histogram;

    /**
     * @param called what the reference rows are to a person
     * @param values finite or infinite, in any order; is sorted in place
     * @param n      how many of them count
     */
    NumberReference(Column column, String called, double[] values, int n, long missing) {
        this.column = column;
        this.called = called;
        this.missing = missing;
        this.rows = n + missing;
        Arrays.sort(values, 0, n);
        this.sorted = thinned(values, n);
        this.low = quantile(0.01, 0);
        this.high = quantile(0.99, 1);
        this.histogram = n == 0 || !(high > low) || Double.isInfinite(high - low) ? null : draw(values, n);
    }

    /** So many that a share is off by at most 1e-5. */
    private static double[] thinned(double[] sorted, int n) {
        if (n <= KEPT) {
            return Arrays.copyOf(sorted, n);
        }
        double[] kept = new double[KEPT];
        for (int i = 0; i < KEPT; i++) {
            kept[i] = sorted[(int) ((long) i * (n - 1) / (KEPT - 1))];
        }
        return kept;
    }

    /** The end of the data, unless a few values lie far beyond the rest: then the quantile. */
    private double quantile(double q, double end) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double inner = sorted[(int) Math.round(q * (sorted.length - 1))];
        double outer = sorted[(int) Math.round(end * (sorted.length - 1))];
        double middle = sorted[(int) Math.round(0.99 * (sorted.length - 1))]
                - sorted[(int) Math.round(0.01 * (sorted.length - 1))];
        return middle > 0 && Math.abs(outer - inner) > middle / 2 ? inner : outer;
    }

    private FieldHistogram draw(double[] values, int n) {
        long[] counts = new long[BARS];
        for (int i = 0; i < n; i++) {
            counts[bar(values[i])]++;
        }
        List<Long> bars = new ArrayList<>(BARS);
        for (long count : counts) {
            bars.add(count);
        }
        return new FieldHistogram(FieldText.number(column.type(), low), FieldText.number(column.type(), high),
                sorted[0] < low, sorted[sorted.length - 1] > high, bars, List.of(), rows);
    }

    private int bar(double value) {
        return (int) Math.clamp((value - low) / (high - low) * BARS, 0, BARS - 1.0);
    }

    @Override
    public FieldView place(ColumnVector values, int row) {
        if (values.isMissing(row)) {
            return ColumnReference.missing(column, called, missing, rows, histogram);
        }
        double value = values.asReal(row);
        String text = FieldText.of(column.type(), values, row);
        int n = sorted.length;
        if (n == 0) {
            return new FieldView(column.name(), column.type(), text, false, Double.NaN, "", histogram, -1);
        }
        double below = (double) count(value, false) / n;
        double upTo = (double) count(value, true) / n;
        double percentile = (below + upTo) / 2;
        boolean unusual = percentile < OUTER || percentile > 1 - OUTER;
        return new FieldView(column.name(), column.type(), text, unusual, percentile, words(below, upTo, unusual),
                histogram, histogram == null ? -1 : bar(value));
    }

    private String words(double below, double upTo, boolean unusual) {
        if (upTo == 0) {
            return "lower than every row";
        }
        if (below == 1) {
            return "higher than every row";
        }
        if (unusual) {
            return below > 0.5
                    ? "higher than " + FieldText.share(below) + " of " + called
                    : "lower than " + FieldText.share(1 - upTo) + " of " + called;
        }
        return upTo - below >= 0.2 ? "as in " + FieldText.share(upTo - below) + " of " + called : "usual";
    }

    @Override
    public @Nullable ColumnVector typical() {
        if (sorted.length == 0) {
            return null;
        }
        double median = sorted[(sorted.length - 1) / 2];
        return column.type() == ColumnType.REAL
                ? new RealVector(new double[]{median})
                : new IntegerVector(new long[]{Math.round(median)}, null);
    }

    /** How many kept values lie below, or below and equal. */
    private int count(double value, boolean equalToo) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value || equalToo && sorted[middle] == value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    @Override
    public double distance(ColumnVector a, int rowA, ColumnVector b, int rowB) {
        boolean missingA = a.isMissing(rowA);
        if (missingA || b.isMissing(rowB)) {
            return missingA == b.isMissing(rowB) ? 0 : 1;
        }
        double apart = Math.abs(a.asReal(rowA) - b.asReal(rowB));
        if (apart == 0 || sorted.length == 0) {
            return 0;
        }
        double range = sorted[(int) Math.round(0.95 * (sorted.length - 1))]
                - sorted[(int) Math.round(0.05 * (sorted.length - 1))];
        return range > 0 ? Math.min(1, apart / range) : 1;
    }
}
