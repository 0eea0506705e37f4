package secondlook.app.monitor;

import java.util.List;

/**
 * How one column is distributed on both sides, bin by bin: of numbers between {@code edges}, the outer bins open, of texts by
 * category. Values that are missing are in no bin.
 *
 * @param edges         of numbers, rising, one more than bins; empty for texts
 * @param categories    of texts, the most frequent ones, the rest together as {@value #OTHERS}; empty for numbers
 * @param reference     rows per bin
 * @param current       rows per bin
 * @param referenceMean of numbers; NaN for texts and where there are none
 * @param currentMean   of numbers; NaN for texts and where there are none
 */
public record ColumnShape(List<Double> edges, List<String> categories, List<Long> reference, List<Long> current,
        double referenceMean, double currentMean) {

    /** Name of what is put together. */
    public static final String OTHERS = "others";

    /** Nothing is known. */
    public static final ColumnShape NONE = new ColumnShape(List.of(), List.of(), List.of(), List.of(), Double.NaN,
            Double.NaN);

    public ColumnShape {
        edges = List.copyOf(edges);
        categories = List.copyOf(categories);
        reference = List.copyOf(reference);
        current = List.copyOf(current);
    }

    public boolean isNumeric() {
        return categories.isEmpty();
    }
}
