package secondlook.app.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.Written;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.job.JobContext;

class PredictionFilesTest {

    @TempDir
    Path folder;

    private Path runs() {
        return folder.resolve("runs");
    }

    private RunManifest run(String csv, @Nullable String truth) {
        try (Dataset data = Written.dataset(folder, "predictions.csv", csv)) {
            return PredictionFiles.toRun(data, truth, runs(), Clock.systemUTC(), JobContext.NONE);
        }
    }

    @Test
    void inputRulesDecideWhichRowsCount() {
        RunManifest manifest = run("""
                p_a,p_b,y_true
                0.25,0.75,b
                0.5,0.5,a
                0.6,0.41,a
                0.6,0.5,a
                ,0.5,b
                -0.1,1.1,b
                0.9999999,0.0,c
                1,0,
                """, null);
        assertEquals("y_true", manifest.truth());
        assertEquals(List.of("a", "b"), manifest.classes());
        assertEquals(3, manifest.invalid());
        assertEquals(1, manifest.renormalised());
        assertEquals(1, manifest.unknownTruth());
        // rows 0, 1, 2 are valid and labelled, and right
        assertEquals(1.0, manifest.accuracy());
        assertEquals("file", manifest.provider());
        try (Run run = Run.open(runs(), manifest.id())) {
            Predictions predictions = run.predictions();
            assertArrayEquals(new int[]{1, 0, 0, -1, -1, -1, 0, 0}, predictions.predicted());
            assertEquals(RowStatus.RENORMALISED.code(), predictions.status()[2]);
            assertEquals(0.6 / 1.01, predictions.confidence()[2]);
            assertArrayEquals(new int[]{1, 0, 0, 0, 1, 1, Predictions.UNKNOWN_TRUTH, Predictions.NO_TRUTH},
                    predictions.truth());
        }
    }

    @Test
    void numbersNameClassesHoweverTheyAreWritten() {
        RunManifest manifest = run("p_0,p_1,p_2,weather\n0.1,0.2,0.7,2.0\n0.8,0.1,0.1,0\n0.1,0.8,0.1,2\n", "weather");
        assertEquals(2.0 / 3, manifest.accuracy());
        assertEquals(0, manifest.unknownTruth());
    }

    @Test
    void aTruthColumnOfAnyNameIsFoundByItsValues() {
        RunManifest found = run("row_id,p_sun,p_rain,sky,place\n0,0.4,0.6,rain,x\n1,0.7,0.3,sun,y\n", null);
        assertEquals("sky", found.truth());
        assertTrue(found.warnings().stream().anyMatch(w -> w.contains("sky")));
        RunManifest none = run("p_sun,p_rain,place\n0.4,0.6,x\n", null);
        assertNull(none.truth());
    }

    @Test
    void rowsOfAnotherFileAreNotTakenForRowsOfThisOne() {
        RunManifest manifest = run("row_id,p_a,p_b\n7,0.4,0.6\n9,0.3,0.7\n", null);
        assertNull(manifest.datasetId());
        try (Run run = Run.open(runs(), manifest.id())) {
            assertArrayEquals(new long[]{7, 9}, run.predictions().rowIds());
        }
        RunManifest same = run("row_id,p_a,p_b\n0,0.4,0.6\n1,0.3,0.7\n", null);
        assertNotNull(same.datasetId());
        RunManifest gaps = run("row_id,p_a,p_b\n5,0.4,0.6\n,0.3,0.7\n", null);
        assertNotNull(gaps.datasetId());
        assertTrue(gaps.warnings().getFirst().contains("row_id"));
    }

    @Test
    void aLabelThatIsNotTheMostProbableClassIsSaid() {
        RunManifest manifest = run("p_a,p_b,predicted\n0.4,0.6,a\n0.3,0.7,b\n", null);
        assertTrue(manifest.warnings().getFirst().startsWith("1 rows"), manifest.warnings()::toString);
    }

    @Test
    void regressionsAreReadToo() {
        RunManifest manifest = run("prediction,truth\n1.5,1\n2.5,\n,3\n", null);
        assertEquals("regression", manifest.task());
        assertEquals(1, manifest.invalid());
        try (Run run = Run.open(runs(), manifest.id())) {
            assertArrayEquals(new double[]{1.5, 2.5, Double.NaN}, run.values());
        }
    }

    @Test
    void filesWithoutPredictionsAreRefused() {
        for (String csv : List.of("a,b\n1,2\n", "p_a,b\n0.5,2\n", "p_a,p_b\nx,y\n")) {
            assertThrows(RefusedException.class, () -> run(csv, null), csv);
        }
        assertThrows(RefusedException.class, () -> run("p_a,p_b\n0.5,0.5\n", "nothing"));
        assertTrue(Files.notExists(runs()));
        try (Dataset data = Written.dataset(folder, "x.csv", "a,b\n1,2\n")) {
            assertFalse(PredictionFiles.looksLikePredictions(data));
        }
        try (Dataset data = Written.dataset(folder, "y.csv", "p_a,p_b\n1,0\n")) {
            assertTrue(PredictionFiles.looksLikePredictions(data));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.tsv", "out.parquet"})
    void whatIsWrittenReadsBackToTheLastBit(String name) throws IOException {
        Random random = new Random(7);
        StringBuilder csv = new StringBuilder("row_id,p_\"a\",p_b;c,p_ d\u00e9,truth\n".replace("\"a\"", "a'"));
        for (int i = 0; i < 3_000; i++) {
            double a = random.nextDouble();
            double b = random.nextDouble() * (1 - a) * (i % 7 == 0 ? 1e-9 : 1);
            csv.append(i).append(',').append(a).append(',').append(b).append(',')
                    .append(i % 100 == 0 ? "" : Double.toString(1 - a - b)).append(',')
                    .append(i % 2 == 0 ? "a'" : "b;c").append('\n');
        }
        RunManifest first = run(csv.toString(), null);
        Path out = folder.resolve(name);
        PredictionFiles.write(runs(), first.id(), out);
        RunManifest second;
        Path datasets = folder.resolve("datasets");
        String id = new DatasetImporter(datasets, Clock.systemUTC()).importFile(out, JobContext.NONE).id();
        try (Dataset data = Dataset.open(datasets, id)) {
            assertEquals(List.of("row_id", "predicted", "confidence", "p_a'", "p_b;c", "p_ d\u00e9", "status", "truth"),
                    data.manifest().schema().names());
            second = PredictionFiles.toRun(data, null, runs(), Clock.systemUTC(), JobContext.NONE);
        }
        assertEquals(30, first.invalid());
        assertEquals(first.classes(), second.classes());
        assertEquals(first.accuracy(), second.accuracy());
        assertEquals(List.of(30L, 0L), List.of(second.invalid(), second.renormalised()));
        try (Run one = Run.open(runs(), first.id()); Run two = Run.open(runs(), second.id())) {
            assertArrayEquals(one.predictions().confidence(), two.predictions().confidence());
            assertArrayEquals(one.predictions().entropy(), two.predictions().entropy());
            for (int i = 0; i < 3_000; i += 37) {
                assertArrayEquals(one.distribution(i), two.distribution(i));
            }
        }
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNothing() throws IOException {
        RunManifest manifest = run("p_a,p_b\n0.5,0.5\n", null);
        assertThrows(RefusedException.class,
                () -> PredictionFiles.write(runs(), manifest.id(), folder.resolve("out.xyz")));
        assertThrows(RefusedException.class,
                () -> PredictionFiles.write(runs(), manifest.id(), folder.resolve("absent").resolve("out.csv")));
        Path taken = Files.createDirectory(folder.resolve("taken.csv"));
        assertThrows(RefusedException.class, () -> PredictionFiles.write(runs(), manifest.id(), taken));
        try (var files = Files.list(folder)) {
            assertTrue(files.noneMatch(p -> p.toString().endsWith(".part")));
        }
    }
}
