package secondlook.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;

/**
 * What every engine owes its callers. An engine's test subclasses this and hands in a classifier that it can open and rows
 * that the classifier can score.
 */
public abstract class EngineContract {

    @TempDir
    Path folder;

    /** A new engine. */
    protected abstract ModelEngine engine();

    /** Writes (or finds) a sound classifier with at least two classes and returns its file. */
    protected abstract Path goodModel(Path folder) throws Exception;

    /** At least 40 rows with nothing missing; all columns needed to score {@link #goodModel}, in its order. */
    protected abstract FeatureBatch rows();

    /** Writes a file of this engine's name (so that it is recognised) that is no usable model. */
    protected abstract Path brokenModel(Path folder) throws Exception;

    /** How far the scores of the same row in different batches may be apart. */
    protected double tolerance() {
        return 1e-6;
    }

    private interface Use {
        void with(Model model) throws Exception;
    }

    private void open(Use use) throws Exception {
        Path file = goodModel(folder);
        try (Model model = engine().open(file, OpenOptions.CPU)) {
            use.with(model);
        }
    }

    private SchemaBinding binding(Model model) {
        return SchemaBinder.bind(model.signature(), rows().schema(), BindingRequest.BY_NAME).orRefuse("model", "rows");
    }

    private static RawScores score(Model model, SchemaBinding binding, FeatureBatch batch) {
        try (Scorer scorer = model.scorer(binding)) {
            return scorer.score(batch);
        }
    }

    private FeatureBatch bound(SchemaBinding binding) {
        FeatureBatch all = rows();
        return new FeatureBatch(binding.schema(all.schema()), all.rows(),
                binding.columns().stream().map(all::column).toList());
    }

    @Test
    void recognisesItsOwnFilesEvenBrokenOnesAndNoOthers() throws Exception {
        assertTrue(engine().recognises(goodModel(folder)));
        assertTrue(engine().recognises(brokenModel(folder)));
        Path text = Files.writeString(folder.resolve("notes.txt"), "nothing to see");
        assertFalse(engine().recognises(text));
        assertTrue(Files.size(text) > 0);
    }

    @Test
    void refusesABrokenFileWithOneLineThatNamesIt() throws Exception {
        Path broken = brokenModel(folder);
        RefusedException refused = assertThrows(RefusedException.class, () -> engine().open(broken, OpenOptions.CPU));
        String line = refused.problem().oneLine();
        assertTrue(line.contains(broken.getFileName().toString()), line);
        assertFalse(line.contains("\n"), line);
        assertTrue(line.length() < 600, line);
        assertNotNull(refused.problem().remedy(), line);
    }

    @Test
    void saysWhoMadeTheModelAndWhatItGives() throws Exception {
        Path file = goodModel(folder);
        open(model -> {
            assertEquals(engine().format(), model.card().format());
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            assertEquals(HexFormat.of().formatHex(digest), model.card().sha256());
            assertEquals("cpu", model.provider());
            ModelSignature signature = model.signature();
            assertEquals(Task.CLASSIFICATION, signature.task());
            assertTrue(signature.classes().size() >= 2, signature.toString());
            assertEquals(signature.classes().size(), signature.classes().stream().distinct().count());
            assertFalse(signature.inputs().isEmpty());
        });
        assertFalse(engine().versions().isEmpty());
        assertTrue(engine().providers().stream().anyMatch(p -> p.name().equals("cpu") && p.usable()));
    }

    @Test
    void theSignatureIsTheSameEveryTime() throws Exception {
        List<ModelSignature> seen = new ArrayList<>();
        open(model -> seen.add(model.signature()));
        open(model -> seen.add(model.signature()));
        assertEquals(seen.get(0), seen.get(1));
    }

    @Test
    void everySplitIntoBatchesGivesTheSameScoresInTheSameOrder() throws Exception {
        open(model -> {
            SchemaBinding binding = binding(model);
            FeatureBatch all = bound(binding);
            RawScores whole = score(model, binding, all);
            int width = model.signature().classes().size();
            assertEquals(all.rows(), whole.rows());
            assertEquals(width, whole.width());
            assertTrue(Arrays.stream(whole.values()).limit((long) all.rows() * width).allMatch(Double::isFinite));
            assertTrue(rowsDiffer(whole), "the rows handed in all score alike, so order cannot be seen");
            for (int size : new int[]{1, 3, 7, all.rows() - 1}) {
                try (Scorer scorer = model.scorer(binding)) {
                    for (int from = 0; from < all.rows(); from += size) {
                        int to = Math.min(from + size, all.rows());
                        RawScores part = scorer.score(BatchRows.range(all, from, to));
                        assertArrayEquals(Arrays.copyOfRange(whole.values(), from * width, to * width),
                                Arrays.copyOf(part.values(), part.rows() * width), tolerance(),
                                "rows " + from + " to " + to + " in batches of " + size);
                    }
                }
            }
        });
    }

    @Test
    void aRowsScoreDoesNotDependOnItsNeighbours() throws Exception {
        open(model -> {
            SchemaBinding binding = binding(model);
            FeatureBatch all = bound(binding);
            RawScores whole = score(model, binding, all);
            Random random = new Random(7);
            int[] order = random.ints(3L * all.rows(), 0, all.rows()).toArray();
            RawScores mixed = score(model, binding, BatchRows.pick(all, order));
            for (int i = 0; i < order.length; i++) {
                assertArrayEquals(row(whole, order[i]), row(mixed, i), tolerance(), "row " + order[i]);
            }
        });
    }

    @Test
    void anEmptyBatchGivesNoRows() throws Exception {
        open(model -> {
            SchemaBinding binding = binding(model);
            assertEquals(0, score(model, binding, BatchRows.range(bound(binding), 0, 0)).rows());
        });
    }

    @Test
    void aMissingValueConcernsItsOwnRowOnly() throws Exception {
        open(model -> {
            SchemaBinding binding = binding(model);
            FeatureBatch all = bound(binding);
            RawScores whole = score(model, binding, all);
            for (int column = 0; column < all.schema().size(); column++) {
                int spoiled = (5 + 3 * column) % all.rows();
                RawScores scores = score(model, binding, BatchRows.withMissing(all, column, spoiled));
                for (int row = 0; row < all.rows(); row++) {
                    if (row != spoiled) {
                        assertArrayEquals(row(whole, row), row(scores, row), tolerance(), "row " + row);
                    }
                }
                double[] given = row(scores, spoiled);
                boolean none = Arrays.stream(given).allMatch(Double::isNaN);
                boolean handled = Arrays.stream(given).allMatch(Double::isFinite);
                assertTrue(none || handled, "half a row: " + Arrays.toString(given));
            }
        });
    }

    @Test
    void scorersOnSeveralThreadsAgree() throws Exception {
        open(model -> {
            SchemaBinding binding = binding(model);
            FeatureBatch all = bound(binding);
            RawScores expected = score(model, binding, all);
            ExecutorService pool = Executors.newFixedThreadPool(4);
            try {
                List<Future<List<RawScores>>> futures = new ArrayList<>();
                CountDownLatch start = new CountDownLatch(1);
                for (int thread = 0; thread < 4; thread++) {
                    futures.add(pool.submit(() -> {
                        start.await();
                        List<RawScores> given = new ArrayList<>();
                        try (Scorer scorer = model.scorer(binding)) {
                            for (int turn = 0; turn < 20; turn++) {
                                given.add(scorer.score(all));
                            }
                        }
                        return given;
                    }));
                }
                start.countDown();
                for (Future<List<RawScores>> future : futures) {
                    for (RawScores given : future.get(60, TimeUnit.SECONDS)) {
                        assertArrayEquals(expected.values(), given.values(), tolerance());
                    }
                }
            } finally {
                pool.shutdownNow();
            }
        });
    }

    @Test
    void closingTwiceIsHarmlessAndScoringAfterwardsIsRefused() throws Exception {
        Path file = goodModel(folder);
        Model model = engine().open(file, OpenOptions.CPU);
        SchemaBinding binding = binding(model);
        FeatureBatch all = bound(binding);
        Scorer closedScorer = model.scorer(binding);
        closedScorer.close();
        closedScorer.close();
        assertThrows(RefusedException.class, () -> closedScorer.score(all));
        Scorer scorer = model.scorer(binding);
        model.close();
        model.close();
        assertThrows(RefusedException.class, () -> scorer.score(all));
        assertThrows(RefusedException.class, () -> model.scorer(binding));
        scorer.close();
    }

    @Test
    void closingWhileScoringWaitsOrRefusesButNeverBreaks() throws Exception {
        Path file = goodModel(folder);
        for (int round = 0; round < 5; round++) {
            Model model = engine().open(file, OpenOptions.CPU);
            SchemaBinding binding = binding(model);
            FeatureBatch all = bound(binding);
            RawScores expected = score(model, binding, all);
            CountDownLatch running = new CountDownLatch(1);
            ExecutorService pool = Executors.newSingleThreadExecutor();
            try {
                Future<Integer> scored = pool.submit(() -> {
                    int turns = 0;
                    try (Scorer scorer = model.scorer(binding)) {
                        while (turns < 100_000) {
                            assertArrayEquals(expected.values(), scorer.score(all).values(), tolerance());
                            turns++;
                            running.countDown();
                        }
                    } catch (RefusedException closed) {
                        return turns;
                    }
                    return turns;
                });
                assertTrue(running.await(60, TimeUnit.SECONDS));
                model.close();
                assertTrue(scored.get(60, TimeUnit.SECONDS) >= 1);
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private static double[] row(RawScores scores, int row) {
        return Arrays.copyOfRange(scores.values(), row * scores.width(), (row + 1) * scores.width());
    }

    private static boolean rowsDiffer(RawScores scores) {
        double[] first = row(scores, 0);
        for (int row = 1; row < scores.rows(); row++) {
            if (!Arrays.equals(first, row(scores, row))) {
                return true;
            }
        }
        return false;
    }
}
