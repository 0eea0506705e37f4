package secondlook.desktop.feature.confidence;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import secondlook.app.run.RunManifest;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

/** Runs made up from a seed, shaped like those that people have. */
final class SampleRuns {

    static final List<String> WEATHER = List.of("drizzle", "fog", "rain", "snow", "sun");

    private SampleRuns() {
    }

    /** One year of weather: 50 of 60 errors are fog called sun; a surer answer is more often right. */
    static Predictions weather() {
        int[][] cells = {{0, 4, 7}, {1, 0, 1}, {1, 1, 1}, {1, 4, 50}, {2, 2, 144}, {4, 2, 2}, {4, 4, 160}};
        int rows = 365;
        Builder built = new Builder(WEATHER, rows, new Random(7));
        int row = 0;
        for (int[] cell : cells) {
            for (int i = 0; i < cell[2]; i++) {
                boolean right = cell[0] == cell[1];
                double sure = right
                        ? 1 - 0.55 * Math.pow(built.random.nextDouble(), 1.9)
                        : 0.42 + 0.44 * built.random.nextDouble();
                built.set(row++, cell[1], cell[0], right && cell[1] == 2 && i % 3 == 0 ? 0.985 + 0.014 * sure : sure);
            }
        }
        return built.build(true);
    }

    /** The same without any truth. */
    static Predictions withoutTruth() {
        Predictions with = weather();
        return new Predictions(with.classes(), with.rowIds(), with.predicted(), with.confidence(), with.margin(),
                with.entropy(), with.status(), null);
    }

    /** Five rows of a year have no usable scores, and every fourth has no truth. */
    static Predictions withInvalid() {
        Predictions with = weather();
        byte[] status = with.status().clone();
        int[] predicted = with.predicted().clone();
        double[] confidence = with.confidence().clone();
        double[] margin = with.margin().clone();
        double[] entropy = with.entropy().clone();
        for (int row = 0; row < 50; row += 10) {
            status[row] = RowStatus.INVALID.code();
            predicted[row] = -1;
            confidence[row] = Double.NaN;
            margin[row] = Double.NaN;
            entropy[row] = Double.NaN;
        }
        int[] all = with.truth();
        int[] truth = all == null ? new int[0] : all.clone();
        for (int row = 0; row < truth.length; row += 4) {
            truth[row] = row % 8 == 0 ? Predictions.NO_TRUTH : Predictions.UNKNOWN_TRUTH;
        }
        return new Predictions(with.classes(), with.rowIds(), predicted, confidence, margin, entropy, status, truth);
    }

    /** Many rows of many classes. */
    static Predictions large(int rows, int classes, long seed) {
        List<String> names = java.util.stream.IntStream.range(0, classes).mapToObj(k -> "class " + k).toList();
        Builder built = new Builder(names, rows, new Random(seed));
        for (int row = 0; row < rows; row++) {
            int truth = built.random.nextInt(classes);
            double sure = 1.0 / classes + (1 - 1.0 / classes) * built.random.nextDouble();
            boolean right = built.random.nextDouble() < sure;
            built.set(row, right ? truth : (truth + 1) % classes, truth, sure);
        }
        return built.build(true);
    }

    static RunManifest manifest(Predictions predictions, boolean regression) {
        return new RunManifest("run-1", "2026-03-14T10:22:00Z", "dataset-1", "weather.csv", "", "abc",
                "weather-forest", regression ? "regression" : "classification", predictions.classes(), "probability",
                Map.of(), predictions.truth() == null ? null : "weather", null, predictions.rows(), 0, 0, 0, null, null,
                "cpu", null, 1, 1, List.of(), Map.of(), "", "");
    }

    private static final class Builder {

        private final List<String> classes;
        private final Random random;
        private final long[] ids;
        private final int[] predicted;
        private final int[] truth;
        private final double[] confidence;
        private final double[] margin;
        private final double[] entropy;

        Builder(List<String> classes, int rows, Random random) {
            this.classes = classes;
            this.random = random;
            ids = new long[rows];
            predicted = new int[rows];
            truth = new int[rows];
            confidence = new double[rows];
            margin = new double[rows];
            entropy = new double[rows];
        }

        void set(int row, int says, int is, double sure) {
            int k = classes.size();
            double[] p = new double[k];
            double rest = 1 - sure;
            int second = (says + 1 + random.nextInt(Math.max(1, k - 1))) % k;
            double more = Math.min(rest, sure * 0.999) * (0.5 + 0.5 * random.nextDouble());
            for (int i = 0; i < k; i++) {
                p[i] = i == says ? sure : i == second ? more : k > 2 ? (rest - more) / (k - 2) : 0;
            }
            ids[row] = row;
            predicted[row] = says;
            truth[row] = is;
            confidence[row] = sure;
            margin[row] = sure - more;
            entropy[row] = Measure.ENTROPY.of(p, 0, k);
        }

        Predictions build(boolean labelled) {
            return new Predictions(classes, ids, predicted, confidence, margin, entropy, new byte[ids.length],
                    labels(labelled));
        }

        private int @Nullable [] labels(boolean labelled) {
            return labelled ? truth : null;
        }
    }
}
