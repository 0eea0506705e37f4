package secondlook.desktop.feature.confidence;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.segment.Grouping;
import secondlook.app.segment.Segment;
import secondlook.desktop.session.Decided;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.guard.Decisions;
import secondlook.runtime.guard.Outcome;

/** Counts the rows of segments that a policy puts before a person. */
final class FlagCounts {

    private FlagCounts() {
    }

    /** Flagged rows of each segment. @param whole decides where more than the threshold does, as soon as that is known */
    static int[] of(List<Segment> segments, Predictions predictions, DecisionPolicy policy,
            @Nullable WholePolicy whole) {
        Decided decided = whole == null ? null : whole.decided();
        boolean[] flagged = decided == null ? flagged(predictions, policy) : reviewed(decided.made());
        Map<Grouping, int[]> byGrouping = new IdentityHashMap<>();
        int[] counts = new int[segments.size()];
        for (int i = 0; i < counts.length; i++) {
            Segment segment = segments.get(i);
            counts[i] = byGrouping.computeIfAbsent(segment.grouping(),
                    grouping -> perGroup(grouping, flagged))[segment.index()];
        }
        return counts;
    }

    private static boolean[] reviewed(Decisions made) {
        boolean[] reviewed = new boolean[made.rows()];
        for (int row = 0; row < reviewed.length; row++) {
            reviewed[row] = made.outcome(row) == Outcome.REVIEW;
        }
        return reviewed;
    }

    private static boolean[] flagged(Predictions predictions, DecisionPolicy policy) {
        Measure measure = policy.measure();
        double[] values = predictions.values(measure);
        double[] thresholds = predictions.classes().stream().mapToDouble(policy::thresholdFor).toArray();
        boolean[] flagged = new boolean[predictions.rows()];
        for (int row = 0; row < flagged.length; row++) {
            flagged[row] = !predictions.isValid(row)
                    || measure.flags(values[row], thresholds[predictions.predicted()[row]]);
        }
        return flagged;
    }

    private static int[] perGroup(Grouping grouping, boolean[] flagged) {
        int[] counts = new int[grouping.groups().size()];
        for (int row = 0; row < flagged.length; row++) {
            int group = grouping.ofRow()[row];
            if (group >= 0 && flagged[row]) {
                counts[group]++;
            }
        }
        return counts;
    }
}
