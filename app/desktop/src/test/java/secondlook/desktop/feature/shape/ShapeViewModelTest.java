package secondlook.desktop.feature.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.shape.Mistake;
import secondlook.app.shape.Shaping;
import secondlook.app.shape.Step;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobContext;

class ShapeViewModelTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by open()
    private Workspace workspace;

    @SuppressWarnings("NullAway.Init") // by open()
    private Dataset dataset;

    private final List<String> opened = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        StringBuilder csv = new StringBuilder("id,wind,city\n");
        for (int i = 0; i < 300; i++) {
            csv.append(i).append(',').append(i % 20 / 2.0).append(",c").append(i % 3).append('\n');
        }
        Path file = Files.writeString(folder.resolve("rows.csv"), csv);
        workspace = Workspace.open(folder.resolve("ws"), CLOCK);
        dataset = workspace.openDataset(workspace.importDataset(file, JobContext.NONE).id());
    }

    @AfterEach
    void close() {
        dataset.close();
        workspace.close();
    }

    private ShapeViewModel model() {
        return model(Runnable::run);
    }

    private ShapeViewModel model(java.util.concurrent.Executor background) {
        return new ShapeViewModel(dataset, workspace, new JobRunner(background, Runnable::run, CLOCK), background,
                Runnable::run, CLOCK, opened::add);
    }

    private static void add(ShapeViewModel model, Step step) {
        model.draft().take(step);
        model.add();
        assertEquals("", model.problem().get());
    }

    private static long rows(ShapeViewModel model) {
        return Objects.requireNonNull(Objects.requireNonNull(model.preview().get()).count());
    }

    @Test
    void whatComesOfTheStepsIsShownAtOnce() {
        try (ShapeViewModel model = model()) {
            assertEquals(300, rows(model));
            add(model, new Step.Filter("wind > 5"));
            assertEquals(135, rows(model));
            add(model, new Step.Derive("double", "wind * 2"));
            assertEquals(List.of("id", "wind", "city", "double"), model.columns());
            assertEquals("11.0", Objects.requireNonNull(model.preview().get()).rows().getFirst().getLast());
            assertEquals(List.of("keep the rows where wind > 5", "double = wind * 2"), model.shaping().get().inWords());
            assertEquals("", model.draft().expression.get(), "the form is ready for the next step");
        }
    }

    @Test
    void everyKindOfStepCanBeWrittenInTheForm() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.csv"), "key,label\n3,a\n3,b\n");
        try (ShapeViewModel model = model()) {
            List<Step> steps = List.of(new Step.Filter("wind > 0"), new Step.Derive("d", "wind * 2"),
                    new Step.Rename("d", "e"), new Step.ChangeType("e", ColumnType.INTEGER),
                    new Step.Drop(List.of("e")), new Step.Join(labels.toString(), null, "id", "key", List.of()),
                    new Step.Sample(null, 0.5, 4), new Step.Sample(20L, null, 4));
            steps.forEach(step -> add(model, step));
            assertEquals(steps.size(), model.shaping().get().steps().size());
            assertEquals(20, rows(model));
            assertTrue(
                    Objects.requireNonNull(model.preview().get()).notes().toString().contains("occurs more than once"));
        }
    }

    @Test
    void aStepThatDoesNotFitStaysOutAndSaysWhy() {
        try (ShapeViewModel model = model()) {
            add(model, new Step.Filter("wind > 5"));
            model.draft().take(new Step.Rename("nothing", "x"));
            model.add();
            assertTrue(model.problem().get().contains("there is no column nothing"), model.problem().get());
            assertEquals(1, model.shaping().get().steps().size());
            model.draft().take(new Step.Derive("n", "CAST(city AS INTEGER)"));
            model.add();
            assertTrue(model.problem().get().startsWith("Step 2 cannot be done on rows.csv"), model.problem().get());
            assertEquals(1, model.shaping().get().steps().size());
            assertEquals("CAST(city AS INTEGER)", model.draft().expression.get(), "what was written is kept");
            model.draft().kind.set(StepKind.DERIVE);
            model.draft().clear();
            model.add();
            assertTrue(model.problem().get().contains("is absent"), model.problem().get());
        }
    }

    @Test
    void mistakesAreShownAtTheirPlaceWhileOneWrites() {
        try (ShapeViewModel model = model()) {
            model.draft().expression.set("wind > 3 AND wnd < 2");
            assertEquals(new Mistake(13, 3, "there is no column wnd"),
                    model.mistake().get());
            model.draft().expression.set("wind > 3");
            assertNull(model.mistake().get());
            model.draft().expression.set("wind + 3");
            assertNotNull(model.mistake().get(), "that is no condition");
            model.draft().kind.set(StepKind.DERIVE);
            assertNull(model.mistake().get());
            model.draft().expression.set("(SELECT 1 FROM read_csv('/etc/passwd'))");
            assertEquals("it has a query inside", Objects.requireNonNull(model.mistake().get()).why());
            model.draft().kind.set(StepKind.DROP);
            assertNull(model.mistake().get());
        }
    }

    @Test
    void undoRedoChangeAndRemove() {
        try (ShapeViewModel model = model()) {
            add(model, new Step.Filter("wind > 5"));
            add(model, new Step.Filter("city = 'c1'"));
            long both = rows(model);
            model.undo();
            assertEquals(135, rows(model));
            assertTrue(model.canRedo());
            model.redo();
            assertEquals(both, rows(model));
            model.edit(0);
            assertEquals("wind > 5", model.draft().expression.get());
            model.draft().expression.set("wind > 8");
            model.add();
            assertEquals(List.of("keep the rows where wind > 8", "keep the rows where city = 'c1'"),
                    model.shaping().get().inWords());
            assertNull(model.editing().get());
            model.remove(0);
            assertEquals(100, rows(model));
            model.undo();
            model.undo();
            assertEquals(both, rows(model));
            model.undo();
            model.undo();
            assertFalse(model.canUndo());
            assertEquals(Shaping.NONE, model.shaping().get());
            assertEquals(300, rows(model));
        }
    }

    @Test
    void makesANewDatasetAndOpensIt() {
        try (ShapeViewModel model = model()) {
            model.apply();
            assertEquals(List.of(), opened, "nothing to do yet");
            add(model, new Step.Filter("wind > 5"));
            model.apply();
            assertTrue(model.applied().get());
            assertEquals(1, opened.size());
            try (Dataset made = workspace.openDataset(opened.getFirst())) {
                assertEquals(135, made.manifest().rows());
                assertEquals("rows.csv, 1 step", made.manifest().name());
            }
            assertEquals(2, workspace.datasets().size());
        }
    }

    @Test
    void stepsAreSavedLoadedAndCopiedAsSql() {
        Path file = folder.resolve("steps.json");
        List<String> sql = new ArrayList<>();
        try (ShapeViewModel model = model()) {
            add(model, new Step.Filter("wind > 5"));
            model.save(file);
            model.sql(sql::add);
            assertTrue(sql.getFirst().contains("WHERE (wind > 5"), sql.toString());
        }
        try (ShapeViewModel model = model()) {
            model.load(file);
            assertEquals(135, rows(model));
            model.load(folder.resolve("absent.json"));
            assertTrue(model.problem().get().contains("absent.json"), model.problem().get());
            assertEquals(1, model.shaping().get().steps().size());
        }
    }

    @Test
    void anAnswerThatComesTooLateIsNotShown() {
        ArrayDeque<Runnable> waiting = new ArrayDeque<>();
        try (ShapeViewModel model = model(waiting::add)) {
            model.draft().take(new Step.Filter("wind > 5"));
            model.add();
            model.draft().take(new Step.Filter("wind > 8"));
            model.add();
            while (!waiting.isEmpty()) {
                waiting.removeLast().run();
            }
            assertEquals(List.of("keep the rows where wind > 8"), model.shaping().get().inWords());
            assertEquals(dataset.count("wind > 8"), rows(model));
        }
        waiting.forEach(Runnable::run);
    }
}
