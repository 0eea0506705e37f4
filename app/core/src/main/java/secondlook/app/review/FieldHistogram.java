package secondlook.app.review;

import java.util.List;

/**
 * A small picture of one column's values among the reference rows.
 *
 * @param low      left edge, as text; empty for text columns
 * @param high     right edge, as text; empty for text columns
 * @param tailLow  whether the first bar also holds everything below {@code low}
 * @param tailHigh whether the last bar also holds everything above {@code high}
 * @param counts   rows per bar, from left to right; the bars are equally wide
 * @param labels   the value of each bar of a text column, the most frequent first; empty for numbers
 * @param rows     reference rows in all, the missing ones included
 */
public record FieldHistogram(String low, String high, boolean tailLow, boolean tailHigh, List<Long> counts,
        List<String> labels, long rows) {

    public FieldHistogram {
        counts = List.copyOf(counts);
        labels = List.copyOf(labels);
    }
}
