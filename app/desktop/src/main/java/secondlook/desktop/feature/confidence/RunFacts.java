package secondlook.desktop.feature.confidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import secondlook.desktop.chart.ConfusionCounts;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.ThresholdIndex;
import secondlook.runtime.decision.ThresholdIndex.Outcome;
import secondlook.runtime.decision.TopLabel;
import secondlook.runtime.evaluation.Confusion;

/** What is known of a run of a classifier, whatever the threshold. Made off the FX thread; thread-safe. */
final class RunFacts {

    /** More classes than this make a matrix nobody reads; those with most rows are shown. */
    static final int SHOWN_CLASSES = 12;

    private final Predictions predictions;
    private final Confusion confusion;
    private final Labelled labelled;
    private final List<ReliabilitySeries> reliability;
    private final int invalid;
    private final ConfusionCounts shown;
    private final Map<Key, ScopeFacts> scopes = new ConcurrentHashMap<>();
    private final Map<Measure, ThresholdIndex> worst = new ConcurrentHashMap<>();

    /**
     * The labelled rows, counted once: a sentence that follows the pointer must not count ten million of them anew.
     *
     * @param rows           usable rows with a truth
     * @param errors         of those, the wrong ones
     * @param meanConfidence NaN where there are none
     */
    record Labelled(int rows, int errors, double meanConfidence) {

        private static Labelled of(TopLabel top) {
            return new Labelled(top.rows(), top.errors(), top.meanConfidence());
        }

        /** Share right; NaN where there are none. */
        double accuracy() {
            return (double) (rows - errors) / rows;
        }
    }

    private record Key(Measure measure, int scope) {}

    /** @param series how reliable it is; the last one of these predictions, another one of what the model itself said */
    RunFacts(Predictions predictions, List<ReliabilitySeries> series) {
        this.predictions = predictions;
        this.confusion = Confusion.of(predictions);
        this.labelled = Labelled.of(TopLabel.of(predictions));
        this.reliability = series;
        int unusable = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            unusable += predictions.isValid(row) ? 0 : 1;
        }
        this.invalid = unusable;
        this.shown = shownCounts();
    }

    Predictions predictions() {
        return predictions;
    }

    Confusion confusion() {
        return confusion;
    }

    ConfusionCounts shownConfusion() {
        return shown;
    }

    /** Raw first where the run was calibrated, and these predictions last. */
    List<ReliabilitySeries> reliability() {
        return reliability;
    }

    Labelled labelled() {
        return labelled;
    }

    int invalid() {
        return invalid;
    }

    boolean hasTruth() {
        return labelled.rows() > 0;
    }

    /** Computes on first use; takes a while on a large run. */
    ScopeFacts scope(Measure measure, int scope) {
        return scopes.computeIfAbsent(new Key(measure, scope),
                key -> ScopeFacts.of(predictions, key.measure(), key.scope()));
    }

    /** What a policy does, its own thresholds of single classes included. */
    Outcome outcome(DecisionPolicy policy) {
        Outcome sum = scope(policy.measure(), ScopeFacts.ALL).index().at(policy.threshold());
        for (String name : ownThresholds(policy)) {
            ThresholdIndex index = scope(policy.measure(), predictions.classes().indexOf(name)).index();
            Outcome general = index.at(policy.threshold());
            Outcome own = index.at(policy.thresholdFor(name));
            sum = new Outcome(sum.rows(), sum.flagged() - general.flagged() + own.flagged(),
                    sum.accepted() - general.accepted() + own.accepted(),
                    sum.labelledAccepted() - general.labelledAccepted() + own.labelledAccepted(),
                    sum.wrongAccepted() - general.wrongAccepted() + own.wrongAccepted());
        }
        return sum;
    }

    private Set<String> ownThresholds(DecisionPolicy policy) {
        return policy.perClass().keySet().stream().filter(predictions.classes()::contains)
                .collect(java.util.stream.Collectors.toSet());
    }

    /** What a policy does to the rows of the most frequent confusion. */
    Outcome worstCell(DecisionPolicy policy) {
        ConfusionCounts.Cell cell = shown.worst();
        String said = shown.classes().get(cell.predicted());
        return worst.computeIfAbsent(policy.measure(), this::worstIndex).at(policy.thresholdFor(said));
    }

    private ThresholdIndex worstIndex(Measure measure) {
        ConfusionCounts.Cell cell = shown.worst();
        RowFilter filter = RowFilter.Cell.of(predictions, shown.marks()[cell.truth()],
                shown.marks()[cell.predicted()]);
        int[] rows = IntStream.range(0, predictions.rows()).filter(row -> filter.holds(predictions, row)).toArray();
        return new ThresholdIndex(Subset.of(predictions, rows), measure, -1);
    }

    private ConfusionCounts shownCounts() {
        int classes = predictions.classes().size();
        List<Integer> kept = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            kept.add(k);
        }
        if (classes > SHOWN_CLASSES) {
            kept.sort(Comparator.comparingInt((Integer k) -> -confusion.support(k) - confusion.predicted(k)));
            kept = new ArrayList<>(kept.subList(0, SHOWN_CLASSES));
            kept.sort(Comparator.naturalOrder());
        }
        int[] marks = kept.stream().mapToInt(Integer::intValue).toArray();
        long[][] counts = new long[marks.length][marks.length];
        long inside = 0;
        for (int t = 0; t < marks.length; t++) {
            for (int p = 0; p < marks.length; p++) {
                counts[t][p] = confusion.counts()[marks[t]][marks[p]];
                inside += counts[t][p];
            }
        }
        return new ConfusionCounts(kept.stream().map(predictions.classes()::get).toList(), marks, counts,
                confusion.rows() - inside);
    }
}
