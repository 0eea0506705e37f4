package secondlook.app.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.Chunking.Chunk;
import secondlook.app.monitor.MonitorReport.Finding;
import secondlook.app.monitor.WatchedColumn.Difference;
import secondlook.runtime.drift.BenjaminiHochberg;
import secondlook.runtime.drift.CategoricalDrift;

/** Compares one side with the other, column by column, and says what is alarming. */
final class Watching {

    private final Side reference;
    private final Side current;
    private final MonitorLimits limits;

    Watching(Side reference, Side current, MonitorLimits limits) {
        this.reference = reference;
        this.current = current;
        this.limits = limits;
    }

    MonitorReport report(@Nullable Chunking chunking) {
        List<Finding> findings = new ArrayList<>();
        List<ColumnWatch> columns = columns(findings);
        List<Chunk> stretches = chunking == null ? List.of() : chunking.of(current);
        List<ChunkWatch> chunks = new ArrayList<>(chunking == null
                ? List.of()
                : new ChunkWatching(reference, current, limits).chunks(stretches, findings));
        List<List<FigureWatch>> figures = new FigureWatching(reference, current, limits).watch(stretches, findings);
        for (int c = 0; c < chunks.size(); c++) {
            chunks.set(c, chunks.get(c).with(figures.get(c + 1)));
        }
        List<String> notes = new ArrayList<>();
        if (chunking != null && chunks.isEmpty()) {
            notes.add("No row has a value of " + chunking.column() + " that tells its period.");
        }
        return new MonitorReport(reference.name(), reference.rows(), current.rows(), columns,
                mean(current.confidence()), current.accuracy(), reference.accuracy(), figures.getFirst(), chunks,
                findings,
                notes);
    }

    private List<ColumnWatch> columns(List<Finding> findings) {
        List<WatchedColumn> pairs = new ArrayList<>();
        List<WatchedColumn> befores = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (WatchedColumn now : current.columns()) {
            WatchedColumn before = reference.column(now.name(), now.role());
            if (before != null && (before.numbers() == null) == (now.numbers() == null)) {
                pairs.add(now);
                befores.add(before);
                differences.add(now.against(before));
            }
        }
        int n = pairs.size();
        double[] p = new double[3 * n];
        for (int c = 0; c < n; c++) {
            p[c] = differences.get(c).p();
            p[n + c] = missingP(pairs.get(c), befores.get(c));
            p[2 * n + c] = differences.get(c).chance();
        }
        double[] q = BenjaminiHochberg.qValues(p);
        List<ColumnWatch> columns = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            columns.add(column(pairs.get(c), befores.get(c), differences.get(c), p[c],
                    new double[]{q[c], q[n + c], q[2 * n + c]}, findings));
        }
        columns.sort(Comparator.comparingDouble(c -> Double.isNaN(c.psi()) ? 1 : -c.psi()));
        return columns;
    }

    /** @param qs of the distribution, of missing values, and of values outside */
    private ColumnWatch column(WatchedColumn now, WatchedColumn before, Difference difference, double p, double[] qs,
            List<Finding> findings) {
        double q = qs[0];
        double missingQ = qs[1];
        double beforeMissing = (double) before.missing() / before.size();
        double nowMissing = (double) now.missing() / now.size();
        int present = now.size() - now.missing();
        double outside = (double) difference.outside() / present;
        boolean alarming = q <= limits.level() && difference.psi() >= limits.psi();
        boolean gaps = missingQ <= limits.level() && nowMissing - beforeMissing >= limits.share();
        boolean strange = qs[2] <= limits.level() && outside >= limits.share();
        ColumnWatch.Parts parts = now.parts(before);
        if (alarming) {
            findings.add(new Finding("column " + now.name(), String.format(Locale.ROOT,
                    "stability index %.2f, limit %.2f, q %.2g%s", difference.psi(), limits.psi(), q,
                    grew(parts.grown()))));
        }
        if (gaps) {
            findings.add(new Finding("missing " + now.name(), String.format(Locale.ROOT,
                    "missing in %.1f %% of rows, %.1f %% in the reference, q %.2g", 100 * nowMissing,
                    100 * beforeMissing, missingQ)));
        }
        if (strange) {
            findings.add(new Finding((now.numbers() == null ? "unseen " : "out of range ") + now.name(),
                    String.format(Locale.ROOT, "%d of %d values are %s", difference.outside(), present,
                            now.numbers() == null
                                    ? "of categories that the reference never has"
                                    : "outside the reference's range")));
        }
        return new ColumnWatch(now.name(), now.role(), difference.psi(), p, q, difference.js(), limits.psi(),
                beforeMissing, nowMissing, missingQ, outside, qs[2], alarming, gaps, strange, now.shape(before),
                parts);
    }

    private static String grew(ColumnPart part) {
        return part.label().isEmpty()
                ? ""
                : String.format(Locale.ROOT, "; %s on %.1f %% of rows, %.1f %% in the reference", part.label(),
                        100 * part.currentShare(), 100 * part.referenceShare());
    }

    /** χ² of missing against present; NaN where nothing is missing on either side. */
    private static double missingP(WatchedColumn now, WatchedColumn before) {
        if (before.missing() + now.missing() == 0) {
            return Double.NaN;
        }
        return CategoricalDrift.between(
                Map.of("missing", (long) before.missing(), "present", (long) before.size() - before.missing()),
                0,
                Map.of("missing", (long) now.missing(), "present", (long) now.size() - now.missing()), 0)
                .chiSquare().pValue();
    }

    static double mean(double @Nullable [] values) {
        double sum = 0;
        int n = 0;
        for (int row = 0; values != null && row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                sum += values[row];
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }
}
