package secondlook.desktop.feature.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.workspace.ModelEntry;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.feature.run.RunSteps.State;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.sample.FixedModel;
import secondlook.desktop.scoring.Scoring;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.SchemaBinder;

/** The work waits in a queue, so that what is shown before it begins can be looked at. */
class RunViewModelTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Session session = new Session(Runnable::run);
    private final JobRunner jobs = new JobRunner(waiting::add, Runnable::run, CLOCK);
    private final Scoring scoring = new Scoring(session, jobs, Runnable::run, CLOCK);
    private final RunViewModel model = new RunViewModel(scoring);

    @BeforeEach
    void open() throws IOException {
        Path file = Files.writeString(home.resolve("days.csv"), "wind,label\n1.5,yes\n2.5,no\n0.5,yes\n");
        Workspace workspace = Workspace.open(home.resolve("work"), CLOCK);
        session.use(workspace, Registry.of(workspace));
        session.useDataset(workspace.openDataset(workspace.importDataset(file, JobContext.NONE).id()));
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    private void start(double yes) {
        OpenModel open = new OpenModel(new ModelEntry("abc", "oracle", 2, "onnx", "classification",
                List.of("no", "yes"), "model.onnx", ""), new FixedModel(List.of("wind"), yes));
        session.useModel(open);
        var dataset = Objects.requireNonNull(session.dataset().get());
        scoring.start(SchemaBinder.bind(open.model().signature(), dataset.manifest().schema(),
                new BindingRequest(Map.of(), null, "label")).binding().orElseThrow(), "label");
    }

    private void work() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    @Test
    void saysWhatItIsAboutToDo() {
        start(0.8);
        assertEquals("Scoring days.csv with oracle v2.", model.answer().get());
        assertEquals("Starting\u2026", model.under().get());
        assertEquals("\u2026", model.railState().get());
        assertEquals("Running on the CPU.", model.provider().get());
        assertNull(model.problem().get());
        assertEquals(Place.CONFIDENCE, session.place().get());
    }

    @Test
    void saysHowFarItHasComeAndIsThenOutOfSight() {
        List<String> answers = new ArrayList<>();
        model.answer().subscribe(now -> {
            answers.add(now);
        });
        start(0.8);
        work();
        assertTrue(answers.contains("3 of 3 rows scored (100.0\u00a0%)."), answers::toString);
        assertNull(model.current().get());
        assertEquals("", model.railState().get());
        assertEquals(3, Objects.requireNonNull(session.run().get()).manifest().rows());
    }

    @Test
    void listsTheStepsAsTheyAreTaken() {
        List<List<RunSteps.Line>> seen = new ArrayList<>();
        model.steps().subscribe(now -> {
            seen.add(now);
        });
        start(0.8);
        assertEquals(List.of("Bind 1 input to columns", "Starting the model", "Scoring",
                "Writing the run and its manifest", "Entering the run into the workspace"), titles(seen.getLast()));
        assertEquals(List.of(State.DONE, State.AHEAD, State.AHEAD, State.AHEAD, State.AHEAD), states(seen.getLast()));
        work();
        List<RunSteps.Line> scoring = seen.stream().filter(s -> s.size() > 2 && s.get(2).state() == State.NOW)
                .findFirst().orElseThrow();
        assertEquals("Scoring days.csv", scoring.get(2).title());
        assertEquals("0.0\u00a0s", scoring.get(1).time());
        assertEquals(List.of(State.DONE, State.DONE, State.NOW, State.AHEAD, State.AHEAD), states(scoring));
        assertTrue(seen.stream().anyMatch(s -> s.size() == 5 && s.get(4).state() == State.NOW), seen::toString);
    }

    private static List<String> titles(List<RunSteps.Line> lines) {
        return lines.stream().map(RunSteps.Line::title).toList();
    }

    private static List<State> states(List<RunSteps.Line> lines) {
        return lines.stream().map(RunSteps.Line::state).toList();
    }

    @Test
    void aFailureIsToldWithItsRemedyAndCanBePutAway() {
        start(Double.NaN);
        work();
        assertEquals("oracle failed.", model.answer().get());
        assertEquals("There is not enough memory. Close other programs.", model.under().get());
        assertEquals("failed", model.railState().get());
        assertNotNull(model.problem().get());
        assertTrue(model.details().startsWith("oracle v2 on days.csv\n"), model.details());
        assertTrue(model.details().contains("ModelFailedException"), model.details());
        assertNull(session.run().get());
        model.dismiss();
        assertNull(model.current().get());
        assertNull(model.problem().get());
    }

    @Test
    void aCancelledRunLeavesNothing() {
        start(0.8);
        model.cancel();
        work();
        assertNull(model.current().get());
        assertNull(session.run().get());
        assertEquals(Place.MODEL, session.place().get());
        assertTrue(session.registry().get().runs().isEmpty());
    }
}
