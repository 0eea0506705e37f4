package secondlook.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.Written;
import secondlook.app.shape.Shaping;
import secondlook.app.shape.Step;
import secondlook.runtime.RefusedException;
import secondlook.runtime.comparison.CorrectedResampling;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.TrainedModel;
import secondlook.runtime.train.Trainer;
import secondlook.runtime.train.Trainers;
import secondlook.runtime.train.TrainingRequest;

class VariantsJobTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by open()
    private Dataset dataset;

    private final RememberingTrainer remembering = new RememberingTrainer();

    private final List<Set<Double>> trained = new ArrayList<>();

    /** Keeps the row numbers that each fit was given. */
    private final Trainer trainer = new Trainer() {
        @Override
        public List<Algorithm> algorithms() {
            return remembering.algorithms();
        }

        @Override
        public Map<String, String> versions() {
            return Map.of();
        }

        @Override
        public TrainedModel train(TrainingRequest request, FeatureBatch features, ColumnVector target,
                JobContext context) {
            Set<Double> rows = new HashSet<>();
            for (int row = 0; row < features.rows(); row++) {
                rows.add(features.column("id").asReal(row));
            }
            assertEquals(features.rows(), rows.size(), "no row is given twice");
            trained.add(rows);
            return remembering.train(request, features, target, context);
        }
    };

    @BeforeEach
    void open() {
        StringBuilder csv = new StringBuilder("id,x,team,kind,level\n");
        for (int i = 0; i < 200; i++) {
            csv.append(i).append(',').append(i % 7).append(",t").append(i % 13).append(',')
                    .append(i % 5 == 0 ? "rare" : "usual").append(',').append(i * 1.5).append('\n');
        }
        dataset = Written.dataset(folder, "rows.csv", csv.toString());
    }

    @AfterEach
    void close() {
        dataset.close();
    }

    private static Variant variant(String name, Step... steps) {
        return new Variant(name, new Shaping(List.of(steps)), "remember", Map.of(), Balance.NONE);
    }

    private VariantTable compare(String target, @Nullable String group, @Nullable String order, Variant... variants) {
        VariantsRequest request = new VariantsRequest(target, List.of(variants), 5, 3, group, order, List.of());
        return new VariantsJob(dataset, request, new DatasetImporter(folder.resolve("datasets"), CLOCK),
                new Trainers(List.of(trainer)), CLOCK).run(JobContext.NONE);
    }

    @Test
    void everyRowIsTestedOnceByAModelThatHasNotSeenIt() {
        VariantTable table = compare("kind", null, null, variant("plain"));
        assertEquals(5, trained.size());
        for (Set<Double> rows : trained) {
            assertEquals(160, rows.size());
        }
        for (double id = 0; id < 200; id++) {
            double row = id;
            assertEquals(4, trained.stream().filter(rows -> rows.contains(row)).count());
        }
        VariantTable.Row plain = table.variants().getFirst();
        assertEquals(200, plain.rows());
        // the trainer always says usual: 160 of 200, in each stratified fold alike
        assertEquals(0.8, figure(plain, "accuracy").mean(), 1e-12);
        assertEquals(0.8, figure(plain, "accuracy").interval().lower(), 1e-12);
        assertEquals(0.5, figure(plain, "balanced_accuracy").mean(), 1e-12);
        assertEquals(-0.8 * Math.log(0.8) - 0.2 * Math.log(0.2), figure(plain, "log_loss").mean(), 1e-9);
        assertEquals(List.of(new VariantTable.Recall("rare", 40, 0), new VariantTable.Recall("usual", 160, 160)),
                plain.recall());
        assertEquals(List.of("rare", "usual"), table.classes());
    }

    private static CorrectedResampling figure(VariantTable.Row row, String name) {
        CorrectedResampling figure = row.figures().get(name);
        if (figure == null) {
            throw new AssertionError("no " + name + " in " + row.figures());
        }
        return figure;
    }

    @Test
    void allVariantsHaveTheSameFolds() {
        VariantTable table = compare("kind", null, null, variant("first"),
                variant("derived", new Step.Derive("y", "x * x")),
                variant("filtered", new Step.Filter("id < 100"), new Step.Rename("x", "z")));
        assertEquals(15, trained.size());
        assertEquals(trained.subList(0, 5), trained.subList(5, 10));
        for (int fold = 0; fold < 5; fold++) {
            Set<Double> part = new HashSet<>(trained.get(fold));
            part.removeIf(id -> id >= 100);
            assertEquals(part, trained.get(10 + fold));
        }
        VariantTable.Row derived = table.variants().get(1);
        derived.differences().forEach((name, difference) -> {
            assertEquals(0, difference.mean(), name);
            assertEquals(0, difference.interval().width(), name);
        });
        VariantTable.Row filtered = table.variants().get(2);
        assertEquals(100, filtered.rows());
        assertEquals(100, filtered.common());
        assertTrue(table.notes().toString().contains("they are compared on the 100 that both have"),
                table.notes().toString());
        CorrectedResampling difference = filtered.differences().get("accuracy");
        assertEquals(0, difference == null ? Double.NaN : difference.mean(), 1e-12, "both always say usual");
        assertTrue(table.variants().getFirst().differences().isEmpty());
    }

    @Test
    void groupsAreInOneFold() {
        compare("kind", "team", null, variant("plain"));
        for (Set<Double> rows : trained) {
            for (int team = 0; team < 13; team++) {
                int t = team;
                long seen = rows.stream().filter(id -> id % 13 == t).count();
                long all = java.util.stream.IntStream.range(0, 200).filter(id -> id % 13 == t).count();
                assertTrue(seen == 0 || seen == all, "team " + team + ": " + seen + " of " + all);
            }
        }
    }

    @Test
    void inTimeEachFoldIsLearnedFromWhatCameBefore() {
        VariantTable table = compare("kind", null, "level", variant("plain"));
        double last = -1;
        for (Set<Double> rows : trained) {
            double most = rows.stream().max(Double::compare).orElseThrow();
            assertEquals(rows.size(), most + 1, "all rows up to there");
            assertTrue(most > last);
            last = most;
        }
        assertEquals(5, trained.size());
        assertTrue(table.variants().getFirst().rows() < 200 && table.variants().getFirst().rows() > 160);
    }

    @Test
    void regressionsHaveErrors() {
        VariantTable table = compare("level", null, null, variant("plain"));
        assertTrue(
                figure(table.variants().getFirst(), "rmse").mean() > figure(table.variants().getFirst(), "mae").mean());
        assertTrue(table.classes().isEmpty());
    }

    @Test
    void refusesWhatCannotBeCompared() {
        assertThrows(RefusedException.class, () -> compare("kind", null, null));
        assertThrows(RefusedException.class, () -> compare("kind", "team", "level", variant("a")));
        assertThrows(RefusedException.class, () -> compare("kind", null, null, variant("a"), variant("a")));
        assertThrows(RefusedException.class, () -> compare("nothing", null, null, variant("a")));
        RefusedException changed = assertThrows(RefusedException.class, () -> compare("kind", null, null, variant("a"),
                variant("b", new Step.Derive("kind", "CASE WHEN x > 3 THEN 'rare' ELSE 'usual' END"))));
        assertTrue(String.valueOf(changed.getMessage()).contains("b"), changed.getMessage());
        for (String other : List.of("level / 10", "level::VARCHAR", "CASE WHEN x > 3 THEN level ELSE 0 END")) {
            RefusedException rescaled = assertThrows(RefusedException.class, () -> compare("level", null, null,
                    variant("a"), variant("b", new Step.Derive("level", other))));
            assertTrue(String.valueOf(rescaled.getMessage()).contains("its steps change the target"),
                    rescaled.getMessage());
        }
        RefusedException misfit = assertThrows(RefusedException.class,
                () -> compare("kind", null, null, variant("a"), variant("b", new Step.Filter("nothing > 3"))));
        assertTrue(String.valueOf(misfit.getMessage()).startsWith("b: Step 1 does not fit"), misfit.getMessage());
        assertTrue(String.valueOf(misfit.problem().where()).contains("character 1"), "the place is not lost");
        assertThrows(RefusedException.class, () -> compare("kind", null, null,
                new Variant("a", Shaping.NONE, "unknown", Map.of(), Balance.NONE)));
    }

    @Test
    void stopsWhenCancelled() {
        VariantsRequest request = new VariantsRequest("kind", List.of(variant("a"), variant("b")), 5, 3, null, null,
                List.of());
        JobContext context = new JobContext() {
            @Override
            public boolean isCancelled() {
                return trained.size() >= 3;
            }
        };
        assertThrows(JobCancelledException.class,
                () -> new VariantsJob(dataset, request, new DatasetImporter(folder.resolve("datasets"), CLOCK),
                        new Trainers(List.of(trainer)), CLOCK).run(context));
        assertEquals(3, trained.size());
    }

    @Test
    void theIntervalIsTheCorrectedOne() {
        // mean 0.8, s² = 0.001, so that the error is sqrt((1/5 + 1/4) 0.001) and t is 2.776445 with 4 degrees of freedom
        CorrectedResampling corrected = CorrectedResampling.of(new double[]{0.76, 0.78, 0.80, 0.82, 0.84}, 0.25);
        assertEquals(0.8, corrected.mean(), 1e-12);
        assertEquals(2.7764451051977987 * Math.sqrt(0.45 * 0.001), corrected.interval().upper() - 0.8, 1e-9);
        CorrectedResampling high = CorrectedResampling.of(new double[]{0.9, 1, 1, 1, 1}, 0.25);
        assertTrue(high.interval().upper() > 1);
        assertEquals(1, high.within(0, 1).interval().upper());
        assertEquals(high.interval().lower(), high.within(0, 1).interval().lower());
        assertFalse(CorrectedResampling.of(new double[]{0.5, Double.NaN}, 0.25).interval().isAvailable());
        assertTrue(Double.isNaN(CorrectedResampling.of(new double[0], 0.25).mean()));
        assertEquals(0.5, CorrectedResampling.of(new double[]{0.5, Double.NaN}, 0.25).mean());
    }
}
