package secondlook.desktop.feature.monitor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.ChunkWatch;
import secondlook.app.monitor.Chunking.Period;
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

    /** @param predictions whether the shares of the answers are drawn, instead of how good they are */
    static Trend of(Watch watch, boolean predictions) {
        List<String> lines = predictions ? most(watch) : List.of();
        Period period = watch.chunking() == null ? null : watch.chunking().period();
        List<TrendPoint> points = new ArrayList<>();
        for (ChunkWatch chunk : watch.report().chunks()) {
            points.add(point(chunk, lines, period));
        }
        return new Trend(points, lines, predictions ? Double.NaN : watch.report().referenceAccuracy());
    }

    private static TrendPoint point(ChunkWatch chunk, List<String> lines, @Nullable Period period) {
        double all = chunk.predicted().values().stream().mapToLong(Long::longValue).sum();
        return new TrendPoint(chunk.name(), ChunkTitles.label(chunk.name(), period), chunk.rows(),
                chunk.meanConfidence(),
                chunk.labelled() == 0 ? Double.NaN : (double) chunk.right() / chunk.labelled(),
                chunk.accuracy().lower(), chunk.accuracy().upper(), chunk.accuracyAlarming(),
                chunk.columns().stream().anyMatch(ChunkWatch.ChunkColumn::alarming),
                lines.stream().map(name -> all == 0 ? Double.NaN : chunk.predicted().getOrDefault(name, 0L) / all)
                        .toList());
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
