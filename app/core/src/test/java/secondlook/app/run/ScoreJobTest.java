package secondlook.app.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.app.data.Written;
import secondlook.app.expect.Action;
import secondlook.app.expect.ColumnExpectation;
import secondlook.app.expect.Expectations;
import secondlook.app.expect.InputContract;
import secondlook.app.expect.RowRule;
import secondlook.app.expect.Violation;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ScoreKind;

class ScoreJobTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T03:02:01Z"), ZoneOffset.UTC);

    private static final int ROWS = 25_000;

    @TempDir
    Path folder;

    private Path runs() {
        return folder.resolve("runs");
    }

    /** Column x is the probability of "yes"; y is the truth. */
    private Dataset rising() {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(i / (double) ROWS).append(',').append(i % 3 == 0 ? "yes" : i % 3 == 1 ? "no" : "").append('\n');
        }
        return Written.dataset(folder, "rising.csv", csv.toString());
    }

    private static FakeModel binary() {
        return new FakeModel(List.of("no", "yes"), ScoreKind.PROBABILITY, List.of("x"), (batch, row, scores, at) -> {
            double x = batch.column(0).asReal(row);
            scores[at] = 1 - x;
            scores[at + 1] = x;
        });
    }

    private RunManifest score(Dataset data, FakeModel model, ScoreRequest request, JobContext context) {
        return new ScoreJob(data, model, "fake", model.binding(), request, runs(), CLOCK, ScoreObserver.NONE)
                .run(context);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(runs())) {
            return files.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void readingARunTellsHowFarItIsAndStops() {
        try (Dataset data = rising()) {
            RunManifest manifest = score(data, binary(), new ScoreRequest("y", null, 777), JobContext.NONE);
            List<Long> told = new ArrayList<>();
            JobContext stopped = new JobContext() {
                @Override
                public void progress(long done, long total) {
                    assertEquals(ROWS, total);
                    told.add(done);
                }

                @Override
                public boolean isCancelled() {
                    return !told.isEmpty();
                }
            };
            try (Run run = Run.open(runs(), manifest.id())) {
                assertThrows(JobCancelledException.class, () -> run.predictions(stopped));
                assertEquals(1, told.size());
                assertEquals(ROWS, run.predictions().rows(), "stopped once, it can be read again");
            }
        }
    }

    @Test
    void everyRowComesBackInOrderWithItsDistribution() {
        try (Dataset data = rising()) {
            RunManifest manifest = score(data, binary(), new ScoreRequest("y", null, 777), JobContext.NONE);
            try (Run run = Run.open(runs(), manifest.id())) {
                assertEquals(manifest, run.manifest());
                Predictions predictions = run.predictions();
                assertEquals(ROWS, predictions.rows());
                long correct = 0;
                long labelled = 0;
                for (int i = 0; i < ROWS; i++) {
                    double x = i / (double) ROWS;
                    assertEquals(i, predictions.rowIds()[i]);
                    assertEquals(x > 0.5 ? 1 : 0, predictions.predicted()[i], "row " + i);
                    assertEquals(Math.max(x, 1 - x), predictions.confidence()[i]);
                    int truth = i % 3 == 0 ? 1 : i % 3 == 1 ? 0 : Predictions.NO_TRUTH;
                    assertEquals(truth, present(predictions.truth())[i]);
                    labelled += truth >= 0 ? 1 : 0;
                    correct += truth == predictions.predicted()[i] ? 1 : 0;
                }
                assertEquals((double) correct / labelled, manifest.accuracy());
                for (int i : new int[]{0, 1, 4095, 4096, 12_345, ROWS - 1}) {
                    assertArrayEquals(new double[]{1 - i / (double) ROWS, i / (double) ROWS}, run.distribution(i));
                }
                assertThrows(IndexOutOfBoundsException.class, () -> run.distribution(ROWS));
            }
        }
    }

    @Test
    void rowsThatBreakAnExpectationAreNamedOrLeftOut() {
        Expectations expected = new Expectations(Expectations.VERSION, "training",
                List.of(new ColumnExpectation("x", ColumnType.REAL, 0.1, 0.5, 0, null, 0, false, Action.FLAG)),
                List.of(new RowRule("not too high", "x < 0.9", Action.REFUSE)));
        InputContract contract = new InputContract(expected, Map.of());
        try (Dataset data = rising()) {
            RunManifest manifest = score(data, binary(), new ScoreRequest("y", "x >= 0.05", 0).under(contract),
                    JobContext.NONE);
            RunContract kept = manifest.contract();
            assertNotNull(kept);
            assertEquals(ROWS / 10, kept.refused());
            assertEquals("x >= 0.05", manifest.asked());
            assertEquals(ROWS * 85 / 100, manifest.rows());
            assertEquals(List.of("x is from 0.1 to 0.5", "not too high"),
                    kept.violations().stream().map(Violation::rule).toList());
            // below 0.1 and above 0.5, of the rows that were asked for
            assertEquals(ROWS * 55 / 100 - 1, kept.violations().getFirst().rows());
            assertEquals(manifest.rows(), data.count(manifest.where()));
            assertEquals(kept.violations().getFirst().rows(),
                    data.count("x >= 0.05 AND (" + kept.violations().getFirst().condition() + ")"));
            assertTrue(
                    manifest.warnings().stream().anyMatch(w -> w.contains("not too high") && w.contains("not scored")),
                    manifest.warnings().toString());
            try (Run run = Run.open(runs(), manifest.id())) {
                assertEquals(manifest, run.manifest());
                assertEquals(ROWS * 9 / 10 - 1, run.predictions().rowIds()[run.predictions().rows() - 1]);
            }
        }
    }

    @Test
    void whereNoRowIsLeftNothingIsScored() throws IOException {
        Expectations expected = new Expectations(Expectations.VERSION, null, List.of(),
                List.of(new RowRule("below nothing", "x < 0", Action.REFUSE)));
        try (Dataset data = rising()) {
            RefusedException refused = assertThrows(RefusedException.class, () -> score(data, binary(),
                    ScoreRequest.ALL.under(new InputContract(expected, Map.of())), JobContext.NONE));
            assertTrue(refused.problem().oneLine().contains("below nothing"), refused.problem().oneLine());
            assertTrue(Files.notExists(runs()) || left().isEmpty());
        }
    }

    private static int[] present(int @Nullable [] truth) {
        assertNotNull(truth);
        return truth == null ? new int[0] : truth;
    }

    @Test
    void aRowThatFailsIsInvalidAndNothingElseIsHurt() {
        FakeModel model = new FakeModel(List.of("no", "yes"), ScoreKind.PROBABILITY, List.of("x"),
                (batch, row, scores, at) -> {
                    double x = batch.column(0).asReal(row);
                    scores[at] = x < 0.1 ? Double.NaN : x < 0.2 ? 0.3 : 0.4;
                    scores[at + 1] = x < 0.3 ? 0.61 : 0.6;
                });
        try (Dataset data = rising()) {
            RunManifest manifest = score(data, model, ScoreRequest.ALL, JobContext.NONE);
            assertEquals(5_000, manifest.invalid());
            assertEquals(2_500, manifest.renormalised());
            assertNull(manifest.accuracy());
            try (Run run = Run.open(runs(), manifest.id())) {
                Predictions predictions = run.predictions();
                assertNull(predictions.truth());
                assertEquals("none", predictions.predictedName(0));
                assertEquals(-1, predictions.predicted()[4_999]);
                assertTrue(Double.isNaN(predictions.confidence()[0]));
                assertEquals(RowStatus.RENORMALISED.code(), predictions.status()[5_000]);
                assertEquals(0.61 / 1.01, predictions.confidence()[5_000]);
                assertArrayEquals(new double[]{Double.NaN, Double.NaN}, run.distribution(3_000));
                assertEquals((2_500 * (0.61 / 1.01) + 17_500 * 0.6) / 20_000,
                        manifest.meanConfidence() == null ? Double.NaN : manifest.meanConfidence(), 1e-12);
            }
        }
    }

    @Test
    void scoresTheRowsOfAConditionOnly() {
        try (Dataset data = rising()) {
            RunManifest manifest = score(data, binary(), new ScoreRequest("y", "y = 'yes' AND x >= 0.5", 0),
                    JobContext.NONE);
            try (Run run = Run.open(runs(), manifest.id())) {
                assertEquals(data.count("y = 'yes' AND x >= 0.5"), run.predictions().rows());
                assertEquals(12_501, run.predictions().rowIds()[0]);
                assertEquals(1.0, manifest.accuracy());
            }
            assertThrows(RefusedException.class,
                    () -> score(data, binary(), new ScoreRequest(null, "nothing = 1", 0), JobContext.NONE));
        }
    }

    @Test
    void saysHowManyOfTheRowsTheModelHadBefore() {
        try (Dataset data = rising()) {
            String sha256 = data.manifest().sha256();
            ScoreRequest upper = new ScoreRequest("y", "x >= 0.5", 0);
            assertEquals(List.of(), score(data, binary().from(Map.of("dataset_sha256", "another")), upper,
                    JobContext.NONE).warnings());
            Map<String, String> lower = Map.of("dataset_sha256", sha256, "where", "x < 0.5");
            assertEquals(List.of(), score(data, binary().from(lower), upper, JobContext.NONE).warnings());
            assertTrue(score(data, binary().from(lower), new ScoreRequest("y", null, 0), JobContext.NONE).warnings()
                    .getFirst().startsWith("12500 of these rows are among those that the model was trained"));
            assertTrue(score(data, binary().from(Map.of("dataset_sha256", sha256)), upper, JobContext.NONE).warnings()
                    .getFirst().startsWith("These rows are among those"));
        }
    }

    @Test
    void keepsTheValuesOfARegressionAndItsTruth() {
        FakeModel model = new FakeModel(List.of(), ScoreKind.UNKNOWN, List.of("x"), (batch, row, scores, at) -> {
            double x = batch.column(0).asReal(row);
            scores[at] = x > 0.99 ? Double.POSITIVE_INFINITY : x * 3;
        });
        try (Dataset data = rising()) {
            RunManifest manifest = score(data, model, new ScoreRequest("x", null, 0), JobContext.NONE);
            assertEquals("regression", manifest.task());
            assertEquals(249, manifest.invalid());
            assertNull(manifest.meanConfidence());
            try (Run run = Run.open(runs(), manifest.id())) {
                assertTrue(run.isRegression());
                assertEquals(0.5 * 3, run.values()[ROWS / 2]);
                assertTrue(Double.isNaN(run.values()[ROWS - 1]));
                assertEquals(RowStatus.INVALID.code(), run.predictions().status()[ROWS - 1]);
                assertEquals(ROWS - 1, run.predictions().rowIds()[ROWS - 1]);
                assertEquals(0, run.distribution(5).length);
            }
        }
    }

    @Test
    void anEmptyDatasetGivesAnEmptyRun() {
        try (Dataset data = Written.dataset(folder, "none.csv", "x,y\n")) {
            FakeModel model = binary();
            RunManifest manifest = score(data, model, ScoreRequest.ALL, JobContext.NONE);
            assertEquals(0, manifest.rows());
            try (Run run = Run.open(runs(), manifest.id())) {
                assertEquals(0, run.predictions().rows());
            }
        }
    }

    @Test
    void cancellingLeavesNothing() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        JobContext impatient = new JobContext() {
            @Override
            public boolean isCancelled() {
                return asked.incrementAndGet() > 5;
            }
        };
        try (Dataset data = rising()) {
            assertThrows(JobCancelledException.class,
                    () -> score(data, binary(), new ScoreRequest(null, null, 100), impatient));
        }
        assertEquals(List.of(), left());
    }

    @Test
    void anInterruptedThreadLeavesNothingEither() throws IOException {
        FakeModel interrupting = new FakeModel(List.of("no", "yes"), ScoreKind.PROBABILITY, List.of("x"),
                (batch, row, scores, at) -> {
                    scores[at] = 1;
                    if (batch.column(0).asReal(row) > 0.5) {
                        Thread.currentThread().interrupt();
                    }
                });
        try (Dataset data = rising()) {
            assertThrows(JobCancelledException.class,
                    () -> score(data, interrupting, new ScoreRequest(null, null, 100), JobContext.NONE));
            assertTrue(Thread.interrupted());
        }
        assertEquals(List.of(), left());
    }

    @Test
    void aModelThatFailsLeavesNothing() throws IOException {
        FakeModel failing = new FakeModel(List.of("no", "yes"), ScoreKind.PROBABILITY, List.of("x"),
                (batch, row, scores, at) -> {
                    if (batch.column(0).asReal(row) > 0.9) {
                        throw new ModelFailedException(new Problem("the model failed", "it had enough", null), null);
                    }
                    scores[at] = 1;
                });
        try (Dataset data = rising()) {
            assertThrows(ModelFailedException.class, () -> score(data, failing, ScoreRequest.ALL, JobContext.NONE));
        }
        assertEquals(List.of(), left());
    }

    @Test
    void runsOfTheSameMomentHaveNamesThatSort() throws IOException {
        List<String> ids = new ArrayList<>();
        try (Dataset data = Written.dataset(folder, "few.csv", "x\n0.25\n0.5\n")) {
            for (int i = 0; i < 3; i++) {
                ids.add(score(data, binary(), ScoreRequest.ALL, JobContext.NONE).id());
            }
        }
        assertEquals(List.of("20260504T030201000-000", "20260504T030201000-001", "20260504T030201000-002"), ids);
        assertEquals(6, left().size());
    }

    @Test
    void theScreenIsToldAfterEachBatch() {
        List<ScoreObserver.SoFar> told = new ArrayList<>();
        try (Dataset data = rising()) {
            FakeModel model = binary();
            new ScoreJob(data, model, "fake", model.binding(), new ScoreRequest(null, null, 10_000), runs(), CLOCK,
                    told::add).run(JobContext.NONE);
        }
        assertEquals(List.of(10_000L, 20_000L, 25_000L), told.stream().map(ScoreObserver.SoFar::rows).toList());
        long[] histogram = told.getLast().histogram();
        assertEquals(ROWS, Arrays.stream(histogram).sum());
        // 0.5 itself belongs to the bin that ends there
        assertEquals(1, histogram[24]);
        assertEquals(1_000, histogram[30], 1);
    }

    @Test
    void anAbsentTruthColumnIsRefusedBeforeAnythingIsWritten() {
        try (Dataset data = rising()) {
            RefusedException refused = assertThrows(RefusedException.class,
                    () -> score(data, binary(), new ScoreRequest("z", null, 0), JobContext.NONE));
            assertTrue(refused.problem().oneLine().contains("x, y"));
        }
        assertTrue(Files.notExists(runs()));
    }

    @Test
    void anErrorWhileReadingIsNotTheEndOfTheRows() {
        OutOfMemoryError error = new OutOfMemoryError("no room for a batch");
        RowReader broken = new RowReader() {
            @Override
            public @Nullable Rows next() {
                throw error;
            }

            @Override
            public long total() {
                return 10;
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
        try (ReadAhead ahead = new ReadAhead(broken)) {
            assertSame(error, assertThrows(OutOfMemoryError.class, ahead::next));
        }
    }

    @Test
    void refusesBatchesThatCannotBe() {
        assertThrows(RefusedException.class, () -> new ScoreRequest(null, null, -1));
        assertThrows(RefusedException.class, () -> new ScoreRequest(null, null, 2_000_000_000));
        assertEquals(1, new ScoreRequest(null, null, 1).batch());
    }
}
