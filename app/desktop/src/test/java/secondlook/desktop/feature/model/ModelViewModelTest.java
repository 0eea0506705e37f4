package secondlook.desktop.feature.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.workspace.ModelEntry;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.sample.FixedModel;
import secondlook.desktop.scoring.Scoring;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.job.JobContext;

class ModelViewModelTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private final Session session = new Session(Runnable::run);
    private final JobRunner jobs = new JobRunner(Runnable::run, Runnable::run, CLOCK);
    private final Scoring scoring = new Scoring(session, jobs, Runnable::run, CLOCK);
    private final ModelViewModel model = new ModelViewModel(session, jobs, scoring);

    @BeforeEach
    void open() throws IOException {
        Workspace workspace = Workspace.open(home.resolve("work"), CLOCK);
        session.use(workspace, Registry.of(workspace));
        use("wind,rain,sky,label\n1.5,0.2,blue,yes\n2.5,0.1,grey,no\n0.5,0.0,blue,yes\n");
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    private void use(String csv) throws IOException {
        Path file = Files.writeString(home.resolve("days.csv"), csv);
        Workspace workspace = Objects.requireNonNull(session.workspace().get());
        session.useDataset(workspace.openDataset(workspace.importDataset(file, JobContext.NONE).id()));
    }

    private void useModel(String... inputs) {
        session.useModel(new OpenModel(
                new ModelEntry("abc", "oracle", 2, "onnx", "classification", List.of("no", "yes"), "model.onnx", ""),
                new FixedModel(List.of(inputs))));
    }

    @Test
    void everyInputOfTheRightNameIsBound() {
        useModel("wind", "RAIN");
        assertEquals("oracle v2 tells 2 classes from 2 columns. All of them are bound.", model.answer().get());
        assertEquals("", model.obstacle().get());
        assertEquals("Score 3 rows", model.scoreText().get());
        assertEquals("label", model.truth().get(), "a column of that name is taken for the truth");
        assertEquals("v2", model.railState().get());
    }

    @Test
    void everyMismatchIsToldAtOnceWithASuggestion() {
        useModel("wind_speed", "sky", "rain");
        List<InputLine> lines = model.lines().get();
        assertEquals("no column of that name", lines.get(0).problem());
        assertEquals("wind", lines.get(0).suggestion());
        assertEquals("column sky is text", lines.get(1).problem());
        assertTrue(lines.get(2).isBound());
        assertEquals("2 inputs to bind first", model.obstacle().get());
        assertEquals("2 to bind", model.railState().get());
        assertFalse(model.nothingFits());
    }

    @Test
    void oneClickTakesTheSuggestion() {
        useModel("wind_speed");
        assertTrue(model.nothingFits());
        model.bind("wind_speed", model.lines().get().getFirst().suggestion());
        assertEquals("", model.obstacle().get());
        assertEquals("by hand", model.lines().get().getFirst().how());
        model.bind("wind_speed", null);
        assertEquals("bind wind_speed first", model.obstacle().get());
    }

    @Test
    void theConditionChoosesTheRowsToScore() {
        useModel("wind");
        model.condition().set("wind > 1");
        model.applyCondition();
        assertEquals("wind > 1", session.condition().get());
        assertEquals("Score 2 rows", model.scoreText().get());
        model.condition().set("wind >>> 1");
        model.applyCondition();
        assertFalse(model.conditionProblem().get().isEmpty());
        assertEquals("wind > 1", session.condition().get(), "a condition that is none changes nothing");
    }

    @Test
    void scoringGivesARunThatBecomesTheCurrentOne() {
        useModel("wind");
        model.score();
        var run = Objects.requireNonNull(session.run().get());
        assertEquals(3, run.manifest().rows());
        assertEquals("label", run.manifest().truth());
        assertEquals(1, session.registry().get().runs().size());
    }

    @Test
    void withoutADatasetNothingCanBeScored() {
        useModel("wind");
        session.useDataset(null);
        assertEquals("open a dataset first", model.obstacle().get());
        session.useModel(null);
        assertEquals("choose a model first", model.obstacle().get());
    }
}
