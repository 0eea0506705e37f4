package secondlook.app.segment;

import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;

/**
 * Rows of a run that have the value of a column in common, and how often the model is wrong there.
 *
 * @param grouping by which column
 * @param index    which of its groups
 * @param rows     rows of the run, those without usable scores included
 * @param labelled of those, the usable rows with a truth
 * @param wrong    of those, the wrong ones
 */
public record Segment(Grouping grouping, int index, int rows, int labelled, int wrong) {

    /** Every group that holds rows. */
    public static List<Segment> of(Grouping grouping, Predictions predictions) {
        int groups = grouping.groups().size();
        int[] rows = new int[groups];
        int[] labelled = new int[groups];
        int[] wrong = new int[groups];
        byte[] ofRow = grouping.ofRow();
        for (int row = 0; row < ofRow.length; row++) {
            int at = ofRow[row];
            if (at >= 0) {
                rows[at]++;
                if (predictions.isLabelled(row)) {
                    labelled[at]++;
                    wrong[at] += predictions.isWrong(row) ? 1 : 0;
                }
            }
        }
        List<Segment> segments = new ArrayList<>();
        for (int at = 0; at < groups; at++) {
            if (rows[at] > 0) {
                segments.add(new Segment(grouping, at, rows[at], labelled[at], wrong[at]));
            }
        }
        return segments;
    }

    public Group group() {
        return grouping.groups().get(index);
    }

    /** Whether a row of the run lies in it. */
    public boolean holds(int row) {
        return grouping.ofRow()[row] == index;
    }

    /** Share wrong among the labelled rows; NaN where there are none. */
    public double error() {
        return labelled == 0 ? Double.NaN : (double) wrong / labelled;
    }

    /** Wilson's 95 % interval of {@link #error()}. */
    public Interval interval() {
        return Wilson.of95(wrong, labelled);
    }
}
