package secondlook.app.review;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.TextVector;

/** A column of text or true and false: how often each value occurs. */
final class TextReference implements ColumnReference {

    /** With more different values than this a column names rows rather than describes them. */
    static final int MOST_VALUES = 10_000;

    private static final int BARS = 12;

    private final Column column;
    private final String called;
    private final Map<String, Long> counts;
    private final long[] sorted;
    private final long missing;
    private final long rows;
    private final List<String> bars;
    private final @Nullable FieldHistogram histogram;

    /**
     * @param called what the reference rows are to a person
     * @param counts how often each value occurs; empty where there are too many of them
     * @param rows   reference rows, the missing ones included
     */
    TextReference(Column column, String called, Map<String, Long> counts, long missing, long rows) {
        this.column = column;
        this.called = called;
        this.counts = Map.copyOf(counts);
        this.missing = missing;
        this.rows = rows;
        this.sorted = counts.values().stream().mapToLong(Long::longValue).sorted().toArray();
        this.bars = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(BARS).map(Map.Entry::getKey).toList();
        this.histogram = bars.isEmpty()
                ? null
                : new FieldHistogram("", "", false, false, bars.stream().map(this.counts::get)
                        .map(Objects::requireNonNull).toList(), bars, rows);
    }

    @Override
    public FieldView place(ColumnVector values, int row) {
        String text = FieldText.of(column.type(), values, row);
        if (text == null) {
            return ColumnReference.missing(column, called, missing, rows, histogram);
        }
        if (sorted.length == 0) {
            return new FieldView(column.name(), column.type(), text, false, Double.NaN, "", histogram, -1);
        }
        long count = counts.getOrDefault(text, 0L);
        boolean unusual = rank(count) < OUTER;
        String share = FieldText.smallShare((double) count / rows);
        String words = count == 0
                ? "not seen in any row"
                : unusual ? "rare value, " + share + " of " + called : "as in " + share + " of " + called;
        return new FieldView(column.name(), column.type(), text, unusual, Double.NaN, words, histogram,
                bars.indexOf(text));
    }

    /** Mid-rank by frequency: the share of rows whose value is rarer, plus half of those whose value is as rare. */
    private double rank(long count) {
        long all = Arrays.stream(sorted).sum();
        long rarer = Arrays.stream(sorted).takeWhile(c -> c < count).sum();
        long asRare = Arrays.stream(sorted).filter(c -> c == count).sum();
        return (rarer + asRare / 2.0) / all;
    }

    @Override
    public @Nullable ColumnVector typical() {
        String most = bars.isEmpty() ? null : bars.getFirst();
        if (most == null) {
            return null;
        }
        return column.type() == ColumnType.BOOLEAN
                ? new IntegerVector(new long[]{most.equals("true") ? 1 : 0}, null)
                : new TextVector(new String[]{most});
    }

    @Override
    public double distance(ColumnVector a, int rowA, ColumnVector b, int rowB) {
        return Objects.equals(FieldText.of(column.type(), a, rowA), FieldText.of(column.type(), b, rowB)) ? 0 : 1;
    }
}
