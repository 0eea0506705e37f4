package secondlook.desktop.feature.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.expect.Action;
import secondlook.app.expect.ColumnExpectation;
import secondlook.app.expect.Expectations;
import secondlook.app.expect.RowRule;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.job.JobContext;

class ContractViewModelTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private final Session session = new Session(Runnable::run);
    private Workspace workspace;
    private String id;

    @BeforeEach
    void open() throws IOException {
        workspace = Workspace.open(home.resolve("w"), CLOCK);
        StringBuilder csv = new StringBuilder("wind,sky\n");
        for (int i = 0; i < 40; i++) {
            csv.append(i % 10).append(',').append(i % 2 == 0 ? "grey" : "blue").append('\n');
        }
        id = workspace.importDataset(Files.writeString(home.resolve("days.csv"), csv), JobContext.NONE).id();
        session.use(workspace, Registry.of(workspace));
        session.useDataset(workspace.openDataset(id));
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    private ContractViewModel model() {
        return new ContractViewModel(session, new JobRunner(Runnable::run, Runnable::run, CLOCK), Runnable::run,
                Runnable::run);
    }

    @Test
    void whatIsLearnedIsEditedCountedAtOnceAndKept() {
        ContractViewModel model = model();
        assertEquals(List.of("wind", "sky"), model.lines().get().stream().map(ContractLine::title).toList());
        assertEquals("0 to 9, \u00b110\u202f%; never missing", model.lines().get().getFirst().words());
        assertEquals("Learned from days.csv. Every row of days.csv keeps to them.", model.under().get());
        ColumnExpectation wind = Objects.requireNonNull(model.lines().get().getFirst().column());
        model.replace(model.lines().get().getFirst(),
                ContractLine.of(new ColumnExpectation("wind", wind.type(), 0.0, 7.0, 0, null, 0, false,
                        Action.REFUSE)));
        assertEquals(8, Objects.requireNonNull(model.broken().get().get("wind")).getFirst().rows());
        model.select(Objects.requireNonNull(model.broken().get().get("wind")).getFirst());
        assertEquals(8, Objects.requireNonNull(session.selection().get()).size());
        assertNull(workspace.contracts().ofDataset(id), "nothing is kept before it is saved");
        model.save();
        assertTrue(model.saved().get(), model.problem().get());
        assertEquals(7.0, Objects.requireNonNull(workspace.contracts().ofDataset(id)).columns().getFirst().most());
        // the model that is trained from these rows gets what was said of them
        Expectations learned = Expectations.infer(Objects.requireNonNull(session.dataset().get()), List.of("wind"),
                null);
        assertEquals(Action.REFUSE, workspace.contracts().settled(id, learned).columns().getFirst().action());
        assertEquals(model.now(), model().now());
    }

    @Test
    void nothingIsKeptBeforeItIsKnownWhatThereIs() {
        model().save();
        Expectations kept = Objects.requireNonNull(workspace.contracts().ofDataset(id));
        ArrayDeque<Runnable> waiting = new ArrayDeque<>();
        ContractViewModel model = new ContractViewModel(session, new JobRunner(waiting::add, Runnable::run, CLOCK),
                Runnable::run, Runnable::run);
        assertFalse(model.known().get());
        model.save();
        waiting.forEach(Runnable::run);
        assertTrue(model.known().get());
        assertFalse(model.saved().get());
        assertEquals(kept, workspace.contracts().ofDataset(id));
    }

    @Test
    void whatIsGoneIsNotReplaced() {
        ContractViewModel model = model();
        ContractLine wind = model.lines().get().getFirst();
        model.remove(0);
        model.replace(wind, wind.with(Action.REFUSE));
        assertEquals(List.of("sky"), model.lines().get().stream().map(ContractLine::title).toList());
    }

    @Test
    void aRuleThatIsNoConditionIsSaidAndNotKept() {
        ContractViewModel model = model();
        model.addRule();
        model.replace(model.lines().get().get(2), ContractLine.of(new RowRule("calm", "wind < 5", Action.FLAG)));
        assertEquals(20, Objects.requireNonNull(model.broken().get().get("calm")).getFirst().rows());
        model.replace(model.lines().get().get(2), ContractLine.of(new RowRule("calm", "wind <", Action.FLAG)));
        assertFalse(model.problem().get().isEmpty());
        model.save();
        assertFalse(model.saved().get());
        assertNull(workspace.contracts().ofDataset(id));
        model.remove(2);
        assertEquals("", model.problem().get());
    }

    @Test
    void goToAFileAndComeBack() throws IOException {
        ContractViewModel model = model();
        Path file = home.resolve("e.json");
        model.write(file);
        model.remove(0);
        assertEquals(1, model.lines().get().size());
        model.read(file);
        assertEquals(2, model.lines().get().size());
        Files.writeString(file, "{");
        model.read(file);
        assertTrue(model.problem().get().contains("e.json"), model.problem().get());
        assertEquals(2, model.lines().get().size(), "what was there is kept");
    }
}
