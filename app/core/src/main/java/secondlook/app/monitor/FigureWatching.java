package secondlook.app.monitor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.AlarmRule.Bound;
import secondlook.app.monitor.Chunking.Chunk;
import secondlook.app.monitor.MonitorReport.Finding;

/**
 * Watches the figures of all rows together and of every stretch of them. They are held against the reference's; where nothing
 * was answered there (the rows of training), each stretch is held against the others.
 */
final class FigureWatching {

    private static final List<FigureKind> TOLD = List.of(FigureKind.CONFIDENCE, FigureKind.FLAGGED, FigureKind.REFUSED,
            FigureKind.INVALID);

    private final Side reference;
    private final Side current;
    private final MonitorLimits limits;

    FigureWatching(Side reference, Side current, MonitorLimits limits) {
        this.reference = reference;
        this.current = current;
        this.limits = limits;
    }

    /** @return of all rows first, then of each stretch; empty where nothing was answered */
    List<List<FigureWatch>> watch(List<Chunk> chunks, List<Finding> findings) {
        FigureRules rules = new FigureRules(limits.level());
        int[] all = IntStream.range(0, current.rows()).toArray();
        List<Chunk> stretches = Stream.concat(Stream.of(new Chunk(FigureWatch.ALL, all)), chunks.stream()).toList();
        for (FigureKind kind : TOLD) {
            double[] values = values(current, kind, null);
            if (values != null && limits.rules().stream().noneMatch(rule -> rule.figure() == kind)) {
                for (int s = 0; s < stretches.size(); s++) {
                    rules.tell(s, kind, Sample.of(values, stretches.get(s).rows(), kind.isShare()));
                }
            }
        }
        for (AlarmRule rule : limits.rules()) {
            ask(rule, stretches, rules);
        }
        return rules.watch(stretches.stream().map(Chunk::name).toList(), findings);
    }

    private void ask(AlarmRule rule, List<Chunk> stretches, FigureRules rules) {
        double[] values = values(current, rule.figure(), rule.label());
        if (values == null) {
            return;
        }
        double[] known = values(reference, rule.figure(), rule.label());
        boolean share = rule.figure().isShare();
        List<Sample> samples = stretches.stream().map(chunk -> Sample.of(values, chunk.rows(), share)).toList();
        Sample whole = known == null
                ? Sample.NONE
                : Sample.of(known, IntStream.range(0, known.length).toArray(), share);
        Map<Integer, double[]> parts = new HashMap<>();
        for (int s = 0; s < stretches.size(); s++) {
            if (rule.bound() != Bound.OUTSIDE) {
                rules.ask(s, rule, samples.get(s), Sample.NONE, new double[0]);
            } else if (known != null && whole.n() > 0) {
                int count = Math.round((float) known.length / Math.max(1, stretches.get(s).rows().length));
                rules.ask(s, rule, samples.get(s), whole,
                        parts.computeIfAbsent(count, key -> own(known, key, share)));
            } else {
                List<Sample> others = others(samples, s);
                rules.ask(s, rule, samples.get(s), others.stream().reduce(Sample.NONE, Sample::merge),
                        others.stream().mapToDouble(Sample::mean).filter(v -> !Double.isNaN(v)).toArray());
            }
        }
    }

    /** What the reference's own parts of that size come to. */
    private static double[] own(double[] known, int parts, boolean share) {
        return parts < FigureRules.FEWEST
                ? new double[0]
                : Chunking.parts(known.length, parts).stream()
                        .mapToDouble(part -> Sample.of(known, part.rows(), share).mean()).filter(v -> !Double.isNaN(v))
                        .toArray();
    }

    /** The other stretches; none for all rows together, which come first. */
    private static List<Sample> others(List<Sample> samples, int but) {
        return but == 0
                ? List.of()
                : IntStream.range(1, samples.size()).filter(s -> s != but).mapToObj(samples::get).toList();
    }

    /** Per row, NaN where it has none; {@code null} where the side does not know the figure. */
    private static double @Nullable [] values(Side side, FigureKind kind, @Nullable String label) {
        double[] confidence = side.confidence();
        int[] right = side.right();
        DecidedRows decided = side.decided();
        if (confidence == null) {
            return null;
        }
        return switch (kind) {
            case CONFIDENCE, ESTIMATED -> confidence;
            case INVALID -> Arrays.stream(confidence).map(v -> Double.isNaN(v) ? 1 : 0).toArray();
            case ACCURACY -> right == null
                    ? null
                    : Arrays.stream(right).mapToDouble(hit -> hit < 0 ? Double.NaN : hit).toArray();
            case FLAGGED -> decided == null
                    ? null
                    : IntStream.range(0, side.rows()).mapToDouble(row -> decided.reviewed().get(row) ? 1 : 0).toArray();
            case REFUSED -> decided == null
                    ? null
                    : IntStream.range(0, side.rows()).mapToDouble(row -> decided.refused().get(row) ? 1 : 0).toArray();
            case SHARE -> answered(side, label);
        };
    }

    private static double @Nullable [] answered(Side side, @Nullable String label) {
        WatchedColumn predicted = side.column(SideReader.PREDICTED, Role.MODEL);
        @Nullable
        String[] texts = predicted == null ? null : predicted.texts();
        return texts == null
                ? null
                : Arrays.stream(texts).mapToDouble(text -> text == null ? Double.NaN : text.equals(label) ? 1 : 0)
                        .toArray();
    }
}
