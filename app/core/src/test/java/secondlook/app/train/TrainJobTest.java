package secondlook.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.Written;
import secondlook.app.shape.ShapeJob;
import secondlook.app.shape.Shaping;
import secondlook.app.shape.Step;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.ModelManifest;
import secondlook.runtime.train.Trainers;

class TrainJobTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Dataset dataset;

    private final RememberingTrainer trainer = new RememberingTrainer();

    @BeforeEach
    void open() {
        StringBuilder csv = new StringBuilder("day,wind,name,storm,kind,level\n");
        for (int i = 0; i < 100; i++) {
            csv.append("2020-01-").append(String.format("%02d", 1 + i % 28)).append(',').append(i).append(".5,n")
                    .append(i).append(',').append(i % 4 == 0).append(',')
                    .append(i < 10 ? "" : i % 5 == 0 ? "rare" : "usual").append(',').append(i * 3 + 1).append('\n');
        }
        dataset = Written.dataset(folder, "storms.csv", csv.toString());
    }

    @AfterEach
    void close() {
        dataset.close();
    }

    private TrainResult train(TrainRequest request) {
        return new TrainJob(dataset, request, folder.resolve("model.smile"), new Trainers(List.of(trainer)), CLOCK)
                .run(JobContext.NONE);
    }

    private static TrainRequest request(String target, @Nullable String splitBy, @Nullable String where,
            List<String> drop) {
        return new TrainRequest(target, "remember", Map.of("depth", "3"), 7, 0.2, splitBy, where, drop, null, null);
    }

    private String refusal(TrainRequest request) {
        String line = assertThrows(RefusedException.class, () -> train(request)).problem().oneLine();
        assertFalse(Files.exists(folder.resolve("model.smile")));
        return line;
    }

    @Test
    void splitsMeasuresAndWritesTheManifest() {
        TrainResult result = train(request("KIND", null, null, List.of("name")));
        ModelManifest manifest = result.manifest();
        assertEquals(Task.CLASSIFICATION, manifest.task());
        assertEquals("kind", manifest.target());
        assertEquals(List.of("rare", "usual"), manifest.classes());
        assertEquals(72, manifest.trainRows());
        assertEquals(18, manifest.testRows());
        // 18 of 90 rows are rare, so 4 of 18 test rows; the trainer always says usual
        assertEquals(14 / 18.0, manifest.metrics().get("accuracy"));
        assertEquals(new TrainResult.ClassCount("rare", 14, 4, 0, 0), result.classes().get(0));
        assertEquals(new TrainResult.ClassCount("usual", 58, 14, 18, 14), result.classes().get(1));
        assertTrue(result.warnings().contains("10 rows have no kind and were left out."), result.warnings().toString());
        assertEquals(Map.of("depth", "3", "width", "9"), manifest.parameters());
        assertEquals("2026-01-02T03:04:05Z", manifest.created());
        assertEquals(dataset.manifest().sha256(), manifest.dataSha256());
        assertEquals("random within each class, 20 %", manifest.split());
        assertEquals("model", manifest.name());
        assertEquals(manifest, trainer.written());
        assertEquals(List.of("day", "wind", "storm", "level"), trainer.features().schema().names());
        assertEquals(72, trainer.features().rows());
    }

    @Test
    void aColumnToSplitByGivesTheLastValuesToTheTest() {
        TrainResult result = train(request("storm", "level", "wind < 50", List.of("level")));
        assertEquals("by level, last 20 % of the rows where wind < 50", result.manifest().split());
        assertEquals(10, result.manifest().testRows());
        assertEquals(List.of("false", "true"), result.manifest().classes());
        for (int row = 0; row < 40; row++) {
            assertEquals(row + 0.5, trainer.features().column("wind").asReal(row));
        }
        assertFalse(trainer.features().schema().names().contains("level"));
    }

    @Test
    void theTaskIsFoundOut() {
        assertEquals(Task.CLASSIFICATION, train(request("storm", null, null, List.of())).manifest().task());
        TrainResult regression = train(request("level", null, null, List.of()));
        assertEquals(Task.REGRESSION, regression.manifest().task());
        Double r2 = regression.manifest().metrics().get("r2");
        assertTrue(r2 != null && r2 <= 0, "a mean explains nothing: " + r2);
        assertTrue(regression.classes().isEmpty());
    }

    @Test
    void withoutTestRowsThereAreNoMetrics() {
        TrainRequest request = new TrainRequest("storm", "remember", Map.of(), 7, 0, null, null, List.of(), null,
                "calm");
        TrainResult result = train(request);
        assertNull(result.manifest().metrics().get("accuracy"));
        assertEquals("calm", result.manifest().name());
        assertEquals(100, result.manifest().trainRows());
    }

    @Test
    void mistakesAreRefusedBeforeTraining() {
        assertTrue(refusal(request("weather", null, null, List.of())).contains("day, wind, name"));
        assertTrue(refusal(request("day", null, null, List.of())).contains("it is a date"));
        assertTrue(refusal(request("storm", "time", null, List.of())).contains("time"));
        assertTrue(refusal(request("storm", null, null, List.of("rain"))).contains("rain"));
        assertTrue(refusal(request("storm", null, null, List.of("day", "wind", "name", "kind", "level")))
                .contains("no column is left"));
        TrainRequest other = new TrainRequest("storm", "forest", Map.of(), 1, 0.2, null, null, List.of(), null, null);
        assertTrue(refusal(other).contains("remember"));
        TrainRequest share = new TrainRequest("storm", "remember", Map.of(), 1, 1.5, null, null, List.of(), null,
                null);
        assertTrue(refusal(share).contains("1.5"));
    }

    @Test
    void aCancelLeavesNothing() {
        JobContext cancelled = new JobContext() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        TrainJob job = new TrainJob(dataset, request("storm", null, null, List.of()), folder.resolve("model.smile"),
                new Trainers(List.of(trainer)), CLOCK);
        assertThrows(JobCancelledException.class, () -> job.run(cancelled));
        assertFalse(Files.exists(folder.resolve("model.smile")));
    }

    private static TrainRequest balanced(String target, @Nullable String splitBy, @Nullable String group,
            Balance balance,
            long seed) {
        return new TrainRequest(target, "remember", Map.of(), seed, 0.3, splitBy, null, List.of(), null, null, group,
                true,
                balance);
    }

    @Test
    void whateverTheBalanceTheTestHasTheRowsAsTheyOccur() {
        for (Balance balance : Balance.values()) {
            for (int seed = 0; seed < 5; seed++) {
                TrainResult result = train(balanced("kind", null, null, balance, seed));
                assertEquals(63, trainer.features().rows(), "the trainer is given the training rows and no others");
                assertEquals(balance, trainer.balance());
                assertEquals(27, result.classes().stream().mapToLong(TrainResult.ClassCount::test).sum());
                assertEquals(27, result.manifest().testRows());
                assertEquals(balance.key(), result.manifest().balance());
                assertEquals(balance != Balance.NONE,
                        result.warnings().toString().contains("calibrate it on rows as they occur"));
            }
        }
        assertTrue(train(balanced("level", null, null, Balance.SMOTE, 1)).warnings().toString()
                .contains("A regression has no classes to balance"));
        assertEquals(Balance.NONE, trainer.balance());
    }

    @Test
    void groupsStayTogether() {
        for (int seed = 0; seed < 20; seed++) {
            TrainResult result = train(balanced("storm", null, "day", Balance.NONE, seed));
            assertEquals("by group of day, 30 %", result.manifest().split());
            assertTrue(result.manifest().testRows() > 20 && result.manifest().testRows() < 40);
            // days 1 to 16 have four rows, 17 to 28 have three
            Map<Double, Long> days = new java.util.HashMap<>();
            for (int row = 0; row < trainer.features().rows(); row++) {
                days.merge(trainer.features().column("day").asReal(row), 1L, Long::sum);
            }
            assertTrue(days.values().stream().allMatch(n -> n >= 3), days.toString());
            assertFalse(result.warnings().toString().contains("share their"), result.warnings().toString());
        }
        assertTrue(refusal(new TrainRequest("level", "remember", Map.of(), 1, 0.2, null, "storm", List.of(), null, null,
                "storm", true, Balance.NONE)).contains("all of them are of one group"));
    }

    @Test
    void saysWhereASplitLeaks() {
        TrainResult byLevel = train(balanced("storm", "level", "day", Balance.NONE, 1));
        assertTrue(byLevel.warnings().stream().anyMatch(w -> w.startsWith("30 of 30 test rows share their day")),
                byLevel.warnings().toString());
        StringBuilder csv = new StringBuilder("patient_id,x,y\n");
        for (int i = 0; i < 60; i++) {
            csv.append(i % 6).append(',').append(i % 12).append(',').append(i % 2 == 0 ? "a" : "b").append('\n');
        }
        try (Dataset twins = Written.dataset(folder, "twins.csv", csv.toString())) {
            TrainRequest request = new TrainRequest("y", "remember", Map.of(), 1, 0.2, null, null, List.of(), null,
                    null);
            List<String> warnings = new TrainJob(twins, request, folder.resolve("m.smile"),
                    new Trainers(List.of(trainer)), CLOCK).run(JobContext.NONE).warnings();
            assertTrue(warnings.stream().anyMatch(w -> w.startsWith("12 of 12 test rows are like a training row")),
                    warnings.toString());
            assertTrue(warnings.stream().anyMatch(w -> w.startsWith("12 of 12 test rows share their patient_id")
                    && w.contains("--group patient_id")), warnings.toString());
        }
        assertTrue(train(request("storm", null, null, List.of())).warnings().stream()
                .noneMatch(w -> w.contains("test rows")), "nothing leaks where all rows differ");
    }

    @Test
    void theModelSaysWhichStepsMadeItsRows() {
        var importer = new DatasetImporter(folder.resolve("datasets"), CLOCK);
        var shaped = new ShapeJob(dataset, Shaping.NONE.with(new Step.Filter("wind > 20")), importer, CLOCK)
                .run(JobContext.NONE);
        try (Dataset strong = Dataset.open(folder.resolve("datasets"), shaped.id())) {
            ModelManifest manifest = new TrainJob(strong, request("storm", null, null, List.of()),
                    folder.resolve("m.smile"), new Trainers(List.of(trainer)), CLOCK).run(JobContext.NONE).manifest();
            assertEquals(List.of("keep the rows where wind > 20"), manifest.steps());
            assertEquals(shaped.sha256(), manifest.dataSha256());
        }
    }
}
