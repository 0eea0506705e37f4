package secondlook.app.monitor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.Distributions.ColumnDistribution;
import secondlook.app.monitor.MonitorReport.Finding;

/**
 * Watches the figures of one period of the log by what the log keeps. Limits come from the periods of the reference or, where it
 * is a single one, from that one's entries.
 *
 * @param reference its entries
 * @param current   the period that is watched
 * @param before    how the reference is distributed
 * @param now       how the period is distributed
 */
record LogFigures(LogPeriod reference, LogPeriod current, Distributions before, Distributions now) {

    private static final List<FigureKind> TOLD = List.of(FigureKind.CONFIDENCE, FigureKind.FLAGGED, FigureKind.INVALID);

    /**
     * @param periods all there are
     * @param answers per period how it is distributed; empty where that was not read
     */
    List<FigureWatch> watch(List<LogPeriod> periods, List<@Nullable Distributions> answers, MonitorLimits limits,
            List<Finding> findings) {
        FigureRules rules = new FigureRules(limits.level());
        for (FigureKind kind : TOLD) {
            if (limits.rules().stream().noneMatch(rule -> rule.figure() == kind)) {
                rules.tell(0, kind, sample(kind, null, current, now));
            }
        }
        Set<String> inside = new HashSet<>(reference.sources());
        List<Integer> parts = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            if (inside.containsAll(periods.get(i).sources())) {
                parts.add(i);
            }
        }
        for (AlarmRule rule : limits.rules()) {
            double[] own = parts.size() > 1
                    ? parts.stream().mapToDouble(i -> sample(rule.figure(), rule.label(), periods.get(i),
                            answers.isEmpty() ? null : answers.get(i)).mean()).filter(v -> !Double.isNaN(v)).toArray()
                    : reference.entries().stream().mapToDouble(entry -> sample(rule.figure(), rule.label(),
                            new LogPeriod(entry.source(), List.of(entry)), null).mean()).filter(v -> !Double.isNaN(v))
                            .toArray();
            rules.ask(0, rule, sample(rule.figure(), rule.label(), current, now),
                    sample(rule.figure(), rule.label(), reference, before), own);
        }
        return rules.watch(List.of(current.name()), findings).getFirst();
    }

    private static Sample sample(FigureKind kind, @Nullable String label, LogPeriod period,
            @Nullable Distributions all) {
        long rows = period.rows();
        long invalid = period.entries().stream().mapToLong(LogEntry::invalid).sum();
        return switch (kind) {
            case CONFIDENCE, ESTIMATED -> {
                ColumnDistribution sure = all == null ? null : all.columns().get(Role.MODEL.key() + " confidence");
                NumberSketch sketch = sure == null ? null : sure.numbers();
                double mean = period.meanConfidence();
                yield Double.isNaN(mean)
                        ? Sample.NONE
                        : new Sample(rows - invalid, mean, sketch == null ? Double.NaN : sketch.variance(), false);
            }
            case INVALID -> Sample.ofShare(rows, (double) invalid / rows);
            case ACCURACY -> Sample.ofShare(period.labelled(), (double) period.right() / period.labelled());
            case FLAGGED -> Sample.ofShare(period.entries().stream().filter(entry -> entry.flagRate() != null)
                    .mapToLong(LogEntry::rows).sum(), period.flagRate());
            case REFUSED -> Sample.NONE;
            case SHARE -> share(label, all);
        };
    }

    private static Sample share(@Nullable String label, @Nullable Distributions all) {
        ColumnDistribution answers = all == null
                ? null
                : all.columns().get(Role.MODEL.key() + " " + SideReader.PREDICTED);
        Map<String, Long> counts = answers == null ? null : answers.texts();
        if (counts == null || label == null) {
            return Sample.NONE;
        }
        long rows = counts.values().stream().mapToLong(Long::longValue).sum();
        return Sample.ofShare(rows, (double) counts.getOrDefault(label, 0L) / rows);
    }
}
