package secondlook.desktop.feature.confidence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.ShareInterval;
import secondlook.desktop.session.Decided;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.ThresholdIndex;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;
import secondlook.runtime.evaluation.Confusion;
import secondlook.runtime.guard.Outcome;

/**
 * What the model is worth where it says one class.
 *
 * @param index     class index
 * @param name      the class
 * @param rows      rows it gave this class
 * @param labelled  of those, the rows with a truth
 * @param hits      of those, the right ones
 * @param interval  share right with its 95 % interval
 * @param flagged   rows of this class to review now
 * @param found     rows of this truth that it named
 * @param support   rows of this truth
 * @param threshold the class's threshold now
 * @param own       whether that is the class's own
 */
record ClassRow(int index, String name, int rows, int labelled, int hits, ShareInterval interval, int flagged,
        int found, int support, double threshold, boolean own) {

    /** A class surely below this share right is marked. */
    static final double HOPED_FOR = 0.8;

    /**
     * One row per class shown; every class's index must have been computed.
     *
     * @param whole decides of what goes to review where more than the threshold does, as soon as that is known
     */
    static List<ClassRow> of(RunFacts facts, DecisionPolicy policy, @Nullable WholePolicy whole) {
        Decided decided = whole == null ? null : whole.decided();
        List<ClassRow> rows = new ArrayList<>();
        Confusion confusion = facts.confusion();
        for (int k : facts.shownConfusion().marks()) {
            String name = facts.predictions().classes().get(k);
            double threshold = policy.thresholdFor(name);
            ThresholdIndex.Outcome outcome = facts.scope(policy.measure(), k).index().at(threshold);
            int labelled = confusion.predicted(k);
            Interval interval = Wilson.of95(confusion.hits(k), labelled);
            rows.add(new ClassRow(k, name, outcome.rows(), labelled, confusion.hits(k),
                    new ShareInterval(confusion.precision(k), interval.lower(), interval.upper(), 1,
                            interval.upper() < HOPED_FOR),
                    decided == null ? outcome.flagged() : reviewed(facts.predictions(), decided, k), confusion.hits(k),
                    confusion.support(k), threshold,
                    policy.perClass().containsKey(name)));
        }
        return rows;
    }

    private static int reviewed(Predictions predictions, Decided decided, int predicted) {
        int n = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            n += predictions.predicted()[row] == predicted && decided.made().outcome(row) == Outcome.REVIEW ? 1 : 0;
        }
        return n;
    }

    double right() {
        return interval.value();
    }
}
