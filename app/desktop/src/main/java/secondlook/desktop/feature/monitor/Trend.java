package secondlook.desktop.feature.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.ChunkWatch;
import secondlook.app.monitor.Chunking.Period;
import secondlook.app.monitor.FigureKind;
import secondlook.app.monitor.FigureWatch;
import secondlook.desktop.chart.TrendPoint;

/**
 * What the picture over time shows.
 *
 * @param points   one per stretch
 * @param lines    names of the classes whose shares are drawn; empty for confidence and accuracy
 * @param expected the reference's accuracy; NaN where not known, or where classes are drawn
 */
record Trend(List<TrendPoint> points, List<String> lines, double expected) {

    /** More classes are a tangle. */
    private static final int MOST_LINES = 8;

    /** What is drawn over time. */
    enum What {
        GOOD("how good it is"), SAYS("what it says"), LEFT("what it leaves to people");

        private final String words;

        What(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Figures of the rows that the model does not answer for by itself. */
    private static final Map<FigureKind, String> LEFT = Map.of(FigureKind.FLAGGED, "to review", FigureKind.REFUSED,
            "refused", FigureKind.INVALID, "without usable scores");

    static Trend of(Watch watch, What what) {
        List<String> lines = switch (what) {
            case GOOD -> List.of();
            case SAYS -> most(watch);
            case LEFT -> left(watch);
        };
        Period period = watch.chunking() == null ? null : watch.chunking().period();
        List<TrendPoint> points = new ArrayList<>();
        for (ChunkWatch chunk : watch.report().chunks()) {
            points.add(point(chunk, what == What.LEFT
                    ? lines.stream().map(line -> figure(chunk, line)).toList()
                    : shares(chunk, lines), period));
        }
        return new Trend(points, lines, what == What.GOOD ? watch.report().referenceAccuracy() : Double.NaN);
    }

    /** Those that are known of any stretch. */
    private static List<String> left(Watch watch) {
        return Stream.of(FigureKind.FLAGGED, FigureKind.REFUSED, FigureKind.INVALID).map(Trend::name)
                .filter(name -> watch.report().chunks().stream().anyMatch(chunk -> !Double.isNaN(figure(chunk, name))))
                .toList();
    }

    private static String name(FigureKind kind) {
        return LEFT.getOrDefault(kind, kind.words());
    }

    private static double figure(ChunkWatch chunk, String name) {
        return chunk.figures().stream().filter(figure -> name.equals(name(figure.kind())))
                .mapToDouble(FigureWatch::value).findFirst().orElse(Double.NaN);
    }

    private static List<Double> shares(ChunkWatch chunk, List<String> lines) {
        double all = chunk.predicted().values().stream().mapToLong(Long::longValue).sum();
        return lines.stream().map(name -> all == 0 ? Double.NaN : chunk.predicted().getOrDefault(name, 0L) / all)
                .toList();
    }

    private static TrendPoint point(ChunkWatch chunk, List<Double> shares, @Nullable Period period) {
        return new TrendPoint(chunk.name(), ChunkTitles.label(chunk.name(), period), chunk.rows(),
                chunk.meanConfidence(),
                chunk.labelled() == 0 ? Double.NaN : (double) chunk.right() / chunk.labelled(),
                chunk.accuracy().lower(), chunk.accuracy().upper(), chunk.accuracyAlarming(),
                chunk.isAlarming() && !chunk.accuracyAlarming(), shares);
    }

    /** The classes answered most often, in the model's order. */
    private static List<String> most(Watch watch) {
        List<String> frequent = watch.classes().stream().filter(name -> answered(watch, name) > 0)
                .sorted((a, b) -> Long.compare(answered(watch, b),
                        answered(watch, a)))
                .limit(MOST_LINES).toList();
        return watch.classes().stream().filter(frequent::contains).toList();
    }

    private static long answered(Watch watch, String name) {
        return watch.report().chunks().stream().mapToLong(chunk -> chunk.predicted().getOrDefault(name, 0L)).sum();
    }
}
