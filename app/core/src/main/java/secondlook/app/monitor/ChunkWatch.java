package secondlook.app.monitor;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import secondlook.runtime.estimate.Interval;

/**
 * What one stretch of the rows looks like.
 *
 * @param name              "2015-03", "501–1000"
 * @param rows              in it
 * @param meanConfidence    of the usable rows, which is also the estimated accuracy without labels if the probabilities are
 *                          calibrated and what they mean has not changed; NaN where none
 * @param labelled          rows whose right answer is known
 * @param right             of these
 * @param accuracy          95 % interval (Wilson) of the realised accuracy; not available where nothing is labelled
 * @param accuracyQ         that so few are right by chance, over all chunks, if it is as good as on the reference, or, where that
 *                          is not known, as in the other chunks; NaN where not available
 * @param accuracyAlarming  whether it is beyond the limits
 * @param columns           each watched column's stability index, worst first
 * @param predicted         how often each class was answered, in the order of their names
 * @param figures           the others, those with a rule among them
 * @param members           positions of its rows in the run; not to be changed
 */
public record ChunkWatch(String name, int rows, double meanConfidence, int labelled, int right, Interval accuracy,
        double accuracyQ, boolean accuracyAlarming, List<ChunkColumn> columns, Map<String, Long> predicted,
        List<FigureWatch> figures, BitSet members) {

    public ChunkWatch {
        columns = List.copyOf(columns);
        figures = List.copyOf(figures);
        predicted = Collections.unmodifiableMap(new TreeMap<>(predicted));
    }

    ChunkWatch with(List<FigureWatch> others) {
        return new ChunkWatch(name, rows, meanConfidence, labelled, right, accuracy, accuracyQ, accuracyAlarming,
                columns,
                predicted, others, members);
    }

    /** Whether anything in it is beyond its limits. */
    public boolean isAlarming() {
        return accuracyAlarming || columns.stream().anyMatch(ChunkColumn::alarming)
                || figures.stream().anyMatch(FigureWatch::alarming);
    }

    /**
     * @param limit    mean and deviations of the reference's own chunks of that size; NaN where it has too few
     * @param q        over all columns and chunks
     * @param alarming whether both are exceeded
     */
    public record ChunkColumn(String name, double psi, double limit, double q, boolean alarming) {}
}
