package secondlook.app.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import secondlook.app.data.Dataset;
import secondlook.runtime.data.Column;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.JobContext;

/**
 * The segments of some columns, worst first. What stands first after looking at many stands there partly by chance, so it has
 * to be confirmed on new data.
 *
 * @param segments by falling share wrong; those of fewer labelled rows than asked for, if kept, last
 * @param columns  columns that were looked at
 */
public record SegmentSearch(List<Segment> segments, int columns) {

    public SegmentSearch {
        segments = List.copyOf(segments);
    }

    /** All segments of one column; those with fewer labelled rows than {@code few} last. */
    public static SegmentSearch of(Dataset dataset, Column column, Predictions predictions, int few,
            JobContext context) {
        Grouping grouping = ColumnGroups.of(dataset, column, predictions.rowIds(), context);
        List<Segment> segments = new ArrayList<>(Segment.of(grouping, predictions));
        segments.sort(worstFirst(few));
        return new SegmentSearch(segments, 1);
    }

    /**
     * The worst segments of many columns, of which only those with enough labelled rows count, or enough rows where none is
     * labelled. A column that does not part the rows, or parts them into single ones, has none.
     *
     * @param few  labelled rows that a segment must have
     * @param most segments kept
     */
    public static SegmentSearch among(Dataset dataset, List<Column> columns, Predictions predictions, int few, int most,
            JobContext context) {
        List<Segment> kept = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            context.progress(i, columns.size());
            Grouping grouping = ColumnGroups.of(dataset, columns.get(i), predictions.rowIds(), context);
            boolean parts = grouping.groups().size() > 1;
            Segment.of(grouping, predictions).stream().filter(segment -> parts
                    && (segment.labelled() >= few || predictions.truth() == null && segment.rows() >= few)
                    && !(segment.group() instanceof Group.Other)).forEach(kept::add);
            kept.sort(worstFirst(few));
            // the groupings of the others are let go: each is a byte for every row of the run
            kept.subList(Math.min(most, kept.size()), kept.size()).clear();
        }
        context.progress(columns.size(), columns.size());
        return new SegmentSearch(kept, columns.size());
    }

    private static Comparator<Segment> worstFirst(int few) {
        return Comparator.<Segment>comparingInt(segment -> segment.labelled() < few ? 1 : 0)
                .thenComparingDouble(segment -> segment.labelled() == 0 ? 0 : -segment.error())
                .thenComparingInt(segment -> -segment.rows());
    }
}
