package secondlook.desktop.feature.confidence;

import secondlook.app.segment.Segment;
import secondlook.desktop.chart.ShareInterval;

/**
 * A segment as it is listed.
 *
 * @param segment  which rows
 * @param label    in words
 * @param interval share wrong with its 95 % interval
 * @param flagged  rows to review now; negative until they are counted
 */
record SegmentRow(Segment segment, String label, ShareInterval interval, int flagged) {

    /** Segments with fewer labelled rows are written muted and stand last. */
    static final int FEW = 10;

    boolean isThin() {
        return segment.labelled() < FEW;
    }

    SegmentRow flagged(int count) {
        return new SegmentRow(segment, label, interval, count);
    }
}
