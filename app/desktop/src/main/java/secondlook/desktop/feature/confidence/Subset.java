package secondlook.desktop.feature.confidence;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Predictions;

/** Some rows of a run as predictions of their own, so that every statistic can be asked of them. */
final class Subset {

    private Subset() {
    }

    /** @param rows indices in the run */
    static Predictions of(Predictions all, int[] rows) {
        IntFunction<double[]> take = which -> {
            double[] from = which == 0 ? all.confidence() : which == 1 ? all.margin() : all.entropy();
            return Arrays.stream(rows).mapToDouble(row -> from[row]).toArray();
        };
        byte[] status = new byte[rows.length];
        IntStream.range(0, rows.length).forEach(i -> status[i] = all.status()[rows[i]]);
        return new Predictions(all.classes(), Arrays.stream(rows).mapToLong(row -> all.rowIds()[row]).toArray(),
                Arrays.stream(rows).map(row -> all.predicted()[row]).toArray(), take.apply(0), take.apply(1),
                take.apply(2), status, truths(all, rows));
    }

    private static int @Nullable [] truths(Predictions all, int[] rows) {
        int[] truth = all.truth();
        return truth == null ? null : Arrays.stream(rows).map(row -> truth[row]).toArray();
    }
}
