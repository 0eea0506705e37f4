package secondlook.app.monitor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.ColumnWatch.Parts;
import secondlook.app.monitor.Distributions.ColumnDistribution;
import secondlook.app.monitor.MonitorReport.Finding;
import secondlook.runtime.RefusedException;
import secondlook.runtime.drift.BenjaminiHochberg;
import secondlook.runtime.estimate.Wilson;

/**
 * Compares one period of a model's history with others, from what the log keeps: no row is needed. Numbers are compared by the
 * χ² test of ten bins of their sketches, known to 1 %.
 */
public final class LogWatch {

    /** The reference where no period is named. */
    public static final String BEFORE = "all before";

    /** Of more periods it would take long to say what was answered. */
    private static final int MOST_ANSWERS = 40;

    private final PredictionLog log;
    private final MonitorLimits limits;

    public LogWatch(PredictionLog log, MonitorLimits limits) {
        this.log = log;
        this.limits = limits;
    }

    /**
     * One period against another, or against everything before it.
     *
     * @param entries of one model
     * @param name    of the period ("2015-03")
     * @param against another period; {@code null} for all before
     * @throws RefusedException if there is no such period, or a side is not described
     */
    public MonitorReport watch(List<LogEntry> entries, Chunking.Period unit, String name, @Nullable String against) {
        List<LogPeriod> periods = LogPeriod.of(entries, unit);
        LogPeriod current = named(periods, name);
        if (against != null) {
            return watch(against, named(periods, against), current, periods);
        }
        List<LogEntry> earlier = periods.subList(0, periods.indexOf(current)).stream()
                .flatMap(period -> period.entries().stream()).toList();
        if (earlier.isEmpty()) {
            throw new RefusedException(name + " cannot be compared", "the log has nothing before it",
                    "Name another period to compare with.");
        }
        return watch(BEFORE, new LogPeriod(BEFORE, earlier), current, periods);
    }

    private static LogPeriod named(List<LogPeriod> periods, String name) {
        return periods.stream().filter(period -> period.name().equals(name)).findFirst()
                .orElseThrow(() -> new RefusedException("The log cannot be compared", "it has no entry of " + name,
                        periods.isEmpty()
                                ? "It has none at all."
                                : "It goes from " + periods.getFirst().name() + " to " + periods.getLast().name()
                                        + "."));
    }

    /**
     * @param name      of the reference, for a person
     * @param reference entries to compare with
     * @param current   the period that is watched
     * @param periods   all, to be shown over time
     * @throws RefusedException if one of the sides is not described
     */
    public MonitorReport watch(String name, LogPeriod reference, LogPeriod current, List<LogPeriod> periods) {
        boolean answers = periods.size() <= MOST_ANSWERS;
        List<List<String>> groups = new ArrayList<>(List.of(reference.sources(), current.sources()));
        if (answers) {
            periods.forEach(period -> groups.add(period.sources()));
        }
        List<@Nullable Distributions> all = log.distributionsOfEach(groups);
        Distributions before = described(name, all.get(0));
        Distributions now = described(current.name(), all.get(1));
        List<Finding> findings = new ArrayList<>();
        List<ColumnWatch> columns = columns(before, now, findings);
        long labelled = reference.labelled();
        double expected = labelled == 0 ? Double.NaN : (double) reference.right() / labelled;
        List<ChunkWatch> chunks = chunks(periods, answers ? all.subList(2, all.size()) : List.of(), reference,
                current.name(), findings);
        List<FigureWatch> figures = new LogFigures(reference, current, before, now).watch(periods,
                answers ? all.subList(2, all.size()) : List.of(), limits, findings);
        long known = current.labelled();
        return new MonitorReport(name, size(reference), size(current), columns, current.meanConfidence(),
                known == 0 ? Double.NaN : (double) current.right() / known, expected, figures,
                chunks.stream().map(chunk -> chunk.name().equals(current.name()) ? chunk.with(figures) : chunk)
                        .toList(),
                findings,
                List.of("Compared by the prediction log: the rows themselves are not read."));
    }

    private static int size(LogPeriod period) {
        return (int) Math.min(Integer.MAX_VALUE, period.rows());
    }

    private static Distributions described(String name, @Nullable Distributions all) {
        if (all == null) {
            throw new RefusedException("The log cannot be compared",
                    "no entry of " + name + " says how its columns are distributed",
                    "Watch its runs with monitor first; entries that are imported say it.");
        }
        return all;
    }

    private List<ColumnWatch> columns(Distributions before, Distributions now, List<Finding> findings) {
        List<SketchedColumn> pairs = new ArrayList<>();
        now.columns().forEach((key, column) -> {
            ColumnDistribution was = before.columns().get(key);
            if (was != null && (was.numbers() == null) == (column.numbers() == null)) {
                pairs.add(new SketchedColumn(key, was, column));
            }
        });
        double[] p = new double[2 * pairs.size()];
        for (int c = 0; c < pairs.size(); c++) {
            p[c] = pairs.get(c).p();
            p[pairs.size() + c] = pairs.get(c).missingP();
        }
        double[] q = BenjaminiHochberg.qValues(p);
        List<ColumnWatch> columns = new ArrayList<>();
        for (int c = 0; c < pairs.size(); c++) {
            columns.add(column(pairs.get(c), p[c], q[c], q[pairs.size() + c], findings));
        }
        columns.sort(Comparator.comparingDouble(c -> Double.isNaN(c.psi()) ? 1 : -c.psi()));
        return columns;
    }

    private ColumnWatch column(SketchedColumn column, double p, double q, double missingQ, List<Finding> findings) {
        double psi = column.psi();
        boolean alarming = q <= limits.level() && psi >= limits.psi();
        boolean gaps = missingQ <= limits.level()
                && column.missing() - column.missingBefore() >= limits.share();
        if (alarming) {
            findings.add(new Finding("column " + column.name(), String.format(Locale.ROOT,
                    "stability index %.2f, limit %.2f, q %.2g", psi, limits.psi(), q)));
        }
        if (gaps) {
            findings.add(new Finding("missing " + column.name(), String.format(Locale.ROOT,
                    "missing in %.1f %% of rows, %.1f %% in the reference, q %.2g", 100 * column.missing(),
                    100 * column.missingBefore(), missingQ)));
        }
        return new ColumnWatch(column.name(), column.role(), psi, p, q, Double.NaN, limits.psi(),
                column.missingBefore(), column.missing(), missingQ, column.outside(), Double.NaN, alarming, gaps,
                false, column.shape(), new Parts(column.grown(), ColumnPart.NONE, ColumnPart.NONE));
    }

    /**
     * That so few are right in a period if the model is as good as on the reference's other rows (Fisher's exact test,
     * one-sided); NaN where either has no labelled row.
     */
    static double accuracyP(LogPeriod reference, LogPeriod period) {
        boolean inside = new HashSet<>(reference.sources()).containsAll(period.sources());
        long labelled = reference.labelled() + (inside ? 0 : period.labelled());
        long right = reference.right() + (inside ? 0 : period.right());
        return period.labelled() == 0 || reference.labelled() == 0 || labelled == period.labelled()
                ? Double.NaN
                : HypergeometricDistribution.of((int) labelled, (int) right, (int) period.labelled())
                        .cumulativeProbability((int) period.right());
    }

    private List<ChunkWatch> chunks(List<LogPeriod> periods, List<@Nullable Distributions> answers,
            LogPeriod reference, String current, List<Finding> findings) {
        double[] p = periods.stream().mapToDouble(period -> accuracyP(reference, period)).toArray();
        double[] q = BenjaminiHochberg.qValues(p);
        List<ChunkWatch> chunks = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            LogPeriod period = periods.get(i);
            var interval = Wilson.of95((int) period.right(), (int) period.labelled());
            boolean alarming = q[i] <= limits.level();
            if (alarming && period.name().equals(current)) {
                findings.add(new Finding("accuracy " + period.name(), String.format(Locale.ROOT,
                        "right on %d of %d, %.1f %% (%.1f–%.1f) against %.1f %%; mean confidence %.2f", period.right(),
                        period.labelled(), 100.0 * period.right() / period.labelled(), 100 * interval.lower(),
                        100 * interval.upper(), 100.0 * reference.right() / reference.labelled(),
                        period.meanConfidence())));
            }
            chunks.add(new ChunkWatch(period.name(), size(period), period.meanConfidence(), (int) period.labelled(),
                    (int) period.right(), interval, q[i], alarming, List.of(),
                    answers.isEmpty() ? Map.of() : predicted(answers.get(i)), List.of(), new BitSet()));
        }
        return chunks;
    }

    private static Map<String, Long> predicted(@Nullable Distributions all) {
        ColumnDistribution answers = all == null
                ? null
                : all.columns().get(Role.MODEL.key() + " " + SideReader.PREDICTED);
        return answers == null || answers.texts() == null ? Map.of() : answers.texts();
    }
}
