package secondlook.app.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import secondlook.app.monitor.ChunkWatch.ChunkColumn;
import secondlook.app.monitor.Chunking.Chunk;
import secondlook.app.monitor.MonitorReport.Finding;
import secondlook.runtime.drift.BenjaminiHochberg;
import secondlook.runtime.estimate.Wilson;

/**
 * Looks at the rows stretch by stretch. A column's limit is what the reference's own chunks of that size show: their mean and so
 * many standard deviations; it takes at least {@value #FEWEST} of them.
 */
final class ChunkWatching {

    private static final int FEWEST = 3;

    private final Side reference;
    private final Side current;
    private final MonitorLimits limits;

    ChunkWatching(Side reference, Side current, MonitorLimits limits) {
        this.reference = reference;
        this.current = current;
        this.limits = limits;
    }

    List<ChunkWatch> chunks(List<Chunk> chunks, List<Finding> findings) {
        List<WatchedColumn> columns = new ArrayList<>();
        List<WatchedColumn> befores = new ArrayList<>();
        for (WatchedColumn now : current.columns()) {
            WatchedColumn before = reference.column(now.name(), now.role());
            if (before != null && (before.numbers() == null) == (now.numbers() == null)) {
                columns.add(now);
                befores.add(before);
            }
        }
        int rows = chunks.stream().mapToInt(c -> c.rows().length).sum();
        List<Double> columnLimits = new ArrayList<>();
        int parts = rows == 0 ? 0 : Math.round((float) reference.rows() * chunks.size() / rows);
        for (WatchedColumn before : befores) {
            columnLimits.add(limit(before, parts));
        }
        double[] p = new double[chunks.size() * columns.size()];
        double[] psi = new double[p.length];
        double[] accuracyP = new double[chunks.size()];
        int labelled = chunks.stream().mapToInt(this::labelled).sum();
        int right = chunks.stream().mapToInt(chunk -> count(chunk, 1)).sum();
        for (int c = 0; c < chunks.size(); c++) {
            accuracyP[c] = accuracyP(chunks.get(c), labelled, right);
            for (int k = 0; k < columns.size(); k++) {
                WatchedColumn.Difference difference = columns.get(k).rows(chunks.get(c).rows())
                        .against(befores.get(k));
                p[c * columns.size() + k] = difference.p();
                psi[c * columns.size() + k] = difference.psi();
            }
        }
        double[] q = BenjaminiHochberg.qValues(p);
        double[] accuracyQ = BenjaminiHochberg.qValues(accuracyP);
        List<ChunkWatch> watched = new ArrayList<>();
        for (int c = 0; c < chunks.size(); c++) {
            List<ChunkColumn> of = new ArrayList<>();
            for (int k = 0; k < columns.size(); k++) {
                int at = c * columns.size() + k;
                of.add(new ChunkColumn(columns.get(k).name(), psi[at], columnLimits.get(k), q[at],
                        q[at] <= limits.level() && psi[at] > columnLimits.get(k)));
            }
            watched.add(chunk(chunks.get(c), accuracyQ[c], elsewhere(chunks.get(c), labelled, right), of, findings));
        }
        return watched;
    }

    private double limit(WatchedColumn before, int parts) {
        if (limits.isConstant()) {
            return limits.chunkPsi();
        }
        if (parts < FEWEST) {
            return Double.NaN;
        }
        double[] own = Chunking.parts(before.size(), parts).stream()
                .mapToDouble(part -> before.rows(part.rows()).against(before).psi()).filter(v -> !Double.isNaN(v))
                .toArray();
        double mean = Arrays.stream(own).average().orElse(Double.NaN);
        double squares = Arrays.stream(own).map(v -> (v - mean) * (v - mean)).sum();
        return own.length < FEWEST ? Double.NaN : mean + limits.deviation() * Math.sqrt(squares / (own.length - 1));
    }

    private int count(Chunk chunk, int value) {
        int[] right = current.right();
        int n = 0;
        for (int row : chunk.rows()) {
            n += right != null && right[row] == value ? 1 : 0;
        }
        return n;
    }

    private int labelled(Chunk chunk) {
        return count(chunk, 0) + count(chunk, 1);
    }

    /**
     * That so few are right if the model is as good as on the rows of the reference or, where none of those is labelled, of the
     * other chunks (Fisher's exact test, one-sided), or as it was measured when it was made (binomial); NaN where nothing can
     * be said.
     */
    private double accuracyP(Chunk chunk, int allLabelled, int allRight) {
        int right = count(chunk, 1);
        int labelled = labelled(chunk);
        double expected = reference.accuracy();
        if (labelled == 0 || Double.isNaN(expected) && labelled == allLabelled) {
            return Double.NaN;
        }
        if (Double.isNaN(expected)) {
            return HypergeometricDistribution.of(allLabelled, allRight, labelled).cumulativeProbability(right);
        }
        int[] before = reference.right();
        if (before == null) {
            return BinomialDistribution.of(labelled, expected).cumulativeProbability(right);
        }
        int known = (int) Arrays.stream(before).filter(hit -> hit >= 0).count();
        int hits = (int) Arrays.stream(before).filter(hit -> hit == 1).count();
        return HypergeometricDistribution.of(known + labelled, hits + right, labelled).cumulativeProbability(right);
    }

    /** What the accuracy is held against, in words. */
    private String elsewhere(Chunk chunk, int allLabelled, int allRight) {
        if (!Double.isNaN(reference.accuracy())) {
            return String.format(Locale.ROOT, "%.1f %%", 100 * reference.accuracy());
        }
        int others = allLabelled - labelled(chunk);
        return others == 0
                ? ""
                : String.format(Locale.ROOT, "%.1f %% in the others",
                        100.0 * (allRight - count(chunk, 1)) / others);
    }

    private ChunkWatch chunk(Chunk chunk, double accuracyQ, String against, List<ChunkColumn> columns,
            List<Finding> findings) {
        int right = count(chunk, 1);
        int labelled = labelled(chunk);
        double[] confidence = current.confidence();
        double mean = confidence == null
                ? Double.NaN
                : Watching.mean(Arrays.stream(chunk.rows()).mapToDouble(row -> confidence[row]).toArray());
        boolean alarming = accuracyQ <= limits.level();
        var interval = Wilson.of95(right, labelled);
        if (alarming) {
            findings.add(new Finding("accuracy " + chunk.name(), String.format(Locale.ROOT,
                    "right on %d of %d, %.1f %% (%.1f–%.1f) against %s; mean confidence %.2f", right, labelled,
                    100.0 * right / labelled, 100 * interval.lower(), 100 * interval.upper(), against, mean)));
        }
        List<ChunkColumn> alarmed = columns.stream().filter(ChunkColumn::alarming)
                .sorted(Comparator.comparingDouble(c -> -c.psi())).toList();
        if (!alarmed.isEmpty()) {
            findings.add(new Finding("drift " + chunk.name(), String.join("; ", alarmed.stream()
                    .map(c -> String.format(Locale.ROOT, "%s %.2f, limit %.2f", c.name(), c.psi(), c.limit()))
                    .toList())));
        }
        return new ChunkWatch(chunk.name(), chunk.rows().length, mean, labelled, right, interval, accuracyQ, alarming,
                columns.stream().sorted(Comparator.comparingDouble(c -> Double.isNaN(c.psi()) ? 1 : -c.psi()))
                        .toList(),
                predicted(chunk), List.of(), members(chunk));
    }

    private Map<String, Long> predicted(Chunk chunk) {
        WatchedColumn answers = current.column(SideReader.PREDICTED, Role.MODEL);
        return answers == null ? Map.of() : WatchedColumn.counts(answers.rows(chunk.rows()));
    }

    private static BitSet members(Chunk chunk) {
        BitSet members = new BitSet();
        Arrays.stream(chunk.rows()).forEach(members::set);
        return members;
    }
}
