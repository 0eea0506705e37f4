package secondlook.app.conformal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.Written;
import secondlook.app.run.DistributionVisitor;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.runtime.conformal.ConformalClassifier;
import secondlook.runtime.conformal.ConformalScore;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.ScoreKind;

class SetMakingTest {

    private static final int CLASSES = 3;

    @TempDir
    Path folder;

    /** Truths drawn from the probabilities, so that these are right. */
    private record Drawn(double[] p, Predictions predictions) {

        Consumer<DistributionVisitor> inBatchesOf(int rows) {
            return visitor -> {
                for (int first = 0; first < predictions.rows(); first += rows) {
                    int n = Math.min(rows, predictions.rows() - first);
                    visitor.visit(first, java.util.Arrays.copyOfRange(p, first * CLASSES, (first + n) * CLASSES));
                }
            };
        }
    }

    private static Drawn drawn(int rows, long seed) {
        Random random = new Random(seed);
        double[] scores = random.doubles((long) rows * CLASSES, -2, 2).toArray();
        double[] p = Distributions.of(new RawScores(rows, CLASSES, scores), ScoreKind.LOGIT, CLASSES).probabilities();
        int[] predicted = new int[rows];
        int[] truth = new int[rows];
        double[] sure = new double[rows];
        for (int row = 0; row < rows; row++) {
            predicted[row] = Measure.argMax(p, row * CLASSES, CLASSES);
            sure[row] = p[row * CLASSES + predicted[row]];
            double at = random.nextDouble();
            truth[row] = at < p[row * CLASSES] ? 0 : at < p[row * CLASSES] + p[row * CLASSES + 1] ? 1 : 2;
        }
        return new Drawn(p, new Predictions(List.of("a", "b", "c"), LongStream.range(0, rows).toArray(), predicted,
                sure, sure, sure, new byte[rows], truth));
    }

    private static SetReport report(Drawn drawn, SetRequest request) {
        return SetMaking.report(drawn.predictions(), drawn.inBatchesOf(97), request, JobContext.NONE);
    }

    @Test
    void noRowVouchesForItselfAndTheFiguresAreOfTheOtherHalf() {
        Drawn drawn = drawn(2001, 5);
        int[] truth = java.util.Objects.requireNonNull(drawn.predictions().truth());
        truth[3] = Predictions.NO_TRUTH;
        truth[4] = Predictions.UNKNOWN_TRUTH;
        SetReport report = report(drawn, new SetRequest(new ConformalScore.LeastAmbiguous(), 0.1, false, 1));
        assertEquals(999, report.fitted());
        assertEquals(1000, report.testedRows());
        ConformalClassifier classifier = report.classifier();
        int[] held = new int[CLASSES + 1];
        int[] missed = new int[CLASSES + 1];
        int tested = 0;
        int single = 0;
        for (int row = 0; row < truth.length; row++) {
            boolean[] set = classifier.set(drawn.p(), row * CLASSES);
            int size = 0;
            for (boolean in : set) {
                size += in ? 1 : 0;
            }
            assertEquals(size, report.sizes()[row]);
            single += size == 1 ? 1 : 0;
            if (report.tested()[row]) {
                tested++;
                (set[truth[row]] ? held : missed)[size]++;
            }
        }
        assertEquals(1000, tested);
        assertArrayEquals(held, report.held());
        assertArrayEquals(missed, report.missed());
        assertEquals(truth.length - single, report.withoutSingle());
        assertEquals((1.0 * report.of(1) + 2 * report.of(2) + 3 * report.of(3)) / 1000, report.meanSize(), 1e-12);
    }

    @Test
    void thePromiseIsKeptByEveryScoreAndWithinEveryClass() {
        for (ConformalScore score : List.of(new ConformalScore.LeastAmbiguous(), new ConformalScore.Adaptive(),
                new ConformalScore.Adaptive(0.1, 1))) {
            SetReport report = report(drawn(20_000, 9), new SetRequest(score, 0.2, true, 7));
            // 0.2 with 10,000 rows on each side: a standard deviation of 0.0057 or less
            assertTrue(report.coverage() > 0.777, score + " covers " + report.coverage());
            assertEquals(0, report.unlimitedClasses());
        }
    }

    @Test
    void theSeedDecidesWhichRowsAndTooFewRowsGiveEveryClass() {
        Drawn drawn = drawn(60, 2);
        SetRequest request = new SetRequest(new ConformalScore.LeastAmbiguous(), 0.01, false, 3);
        SetReport report = report(drawn, request);
        assertArrayEquals(report.tested(), report(drawn, request).tested());
        assertTrue(!java.util.Arrays.equals(report.tested(),
                report(drawn, new SetRequest(request.score(), 0.01, false, 4)).tested()));
        assertEquals(CLASSES, report.unlimitedClasses());
        assertEquals(30, report.of(3));
        assertEquals(1, report.coverage());
        assertEquals(60, report.withoutSingle());
    }

    @Test
    void oneLabelledRowIsNotEnoughAndACancelledJobStops() {
        SetRequest request = new SetRequest(new ConformalScore.Adaptive(), 0.1, false, 1);
        assertThrows(IllegalArgumentException.class, () -> report(drawn(1, 1), request));
        JobContext stopped = new JobContext() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        Drawn drawn = drawn(50, 1);
        assertThrows(JobCancelledException.class,
                () -> SetMaking.report(drawn.predictions(), drawn.inBatchesOf(50), request, stopped));
    }

    @Test
    void aRunHandsOverItsDistributionsAsItGivesThemOneByOne() {
        StringBuilder csv = new StringBuilder("p_a,p_b,p_c,label\n");
        Random random = new Random(4);
        for (int i = 0; i < 5000; i++) {
            double a = random.nextDouble();
            csv.append(i % 500 == 3
                    ? ",0.5,0.5,a\n"
                    : i % 500 == 4
                            ? "0.5,0.5,0.01,b\n"
                            : String.format(Locale.ROOT, "%.6f,%.6f,0,%s%n", a, 1 - a, i % 3 == 0 ? "a" : "b"));
        }
        try (Dataset dataset = Written.dataset(folder, "predictions.csv", csv.toString())) {
            Path runs = folder.resolve("runs");
            RunManifest manifest = PredictionFiles.toRun(dataset, "label", runs, Clock.systemUTC(), JobContext.NONE);
            try (Run run = Run.open(runs, manifest.id())) {
                int[] seen = new int[1];
                run.distributions((first, batch) -> {
                    assertEquals(seen[0], first);
                    for (int i = 0; i < batch.length / 3; i++) {
                        assertArrayEquals(run.distribution(first + i),
                                java.util.Arrays.copyOfRange(batch, 3 * i, 3 * i + 3));
                    }
                    seen[0] += batch.length / 3;
                });
                assertEquals(5000, seen[0]);
                SetReport report = SetMaking.report(run.predictions(), run::distributions,
                        new SetRequest(new ConformalScore.LeastAmbiguous(), 0.1, false, 1), JobContext.NONE);
                assertEquals(2495, report.testedRows());
                assertEquals(SetReport.NONE, report.sizes()[3]);
            }
        }
    }
}
