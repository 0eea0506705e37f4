package secondlook.desktop.feature.model;

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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.sample.ToldNotices;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.Trainers;

class TrainViewModelTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Session session = new Session(Runnable::run);
    private final ToldNotices notices = new ToldNotices();
    private final TrainViewModel model = new TrainViewModel(session,
            new JobRunner(waiting::add, Runnable::run, CLOCK), notices, ModelFiles.discovered(),
            Trainers.discovered(), CLOCK);
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = Workspace.open(home.resolve("work"), CLOCK);
        session.use(workspace, Registry.of(workspace));
        StringBuilder rows = new StringBuilder("day,wind,rain,sky\n");
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            double wind = random.nextDouble() * 10;
            rows.append(
                    String.format(Locale.ROOT, "%s,%.2f,%.2f,%s%n", java.time.LocalDate.ofEpochDay(20_000 + i), wind,
                            random.nextDouble(), wind > 5 ? "grey" : "blue"));
        }
        use("days.csv", rows.toString());
        choose("logistic-regression");
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    private void use(String name, String csv) throws IOException {
        Path file = Files.writeString(home.resolve(name), csv);
        session.useDataset(workspace.openDataset(workspace.importDataset(file, JobContext.NONE).id()));
    }

    private void choose(String algorithm) {
        model.algorithm().set(model.algorithms().stream().filter(a -> a.name().equals(algorithm)).findFirst()
                .orElseThrow());
    }

    @Test
    void theFormBeginsWithWhatIsLikely() throws IOException {
        assertEquals(List.of("day", "wind", "rain", "sky"), model.columns());
        assertEquals("sky", model.target().get());
        assertEquals("day", model.orderColumn().get(), "days have an order, so the last ones test the model");
        assertEquals(TrainViewModel.TestRows.LAST, model.testRows().get());
        use("plain.csv", "size,kind\n1,a\n2,b\n");
        assertEquals("kind", model.target().get());
        session.predicting("size");
        assertEquals("size", model.target().get(), "what is chosen beside the rows is what is learned");
        model.target().set("kind");
        assertEquals("kind", session.target().get());
        assertEquals(TrainViewModel.TestRows.RANDOM, model.testRows().get());
    }

    @Test
    void whatCannotBeTrainedIsToldBesideTheForm() {
        model.seed().set("1.5");
        model.train();
        assertEquals("The seed is a whole number.", model.problem().get());
        model.seed().set("7");
        model.testPercent().set("95");
        model.train();
        assertEquals("Test on 0 to 90 % of the rows.", model.problem().get());
        model.testPercent().set("20");
        model.orderColumn().set(null);
        model.train();
        assertEquals("Choose the column that orders the rows.", model.problem().get());
        model.target().set(null);
        model.train();
        assertEquals("Choose the column to predict.", model.problem().get());
        assertTrue(session.registry().get().models().isEmpty());
    }

    @Test
    void groupsStayTogetherAndClassesAreBalancedAsAsked() {
        model.testRows().set(TrainViewModel.TestRows.GROUPS);
        model.train();
        assertEquals("Choose the column that says which rows belong together.", model.problem().get());
        model.groupColumn().set("day");
        model.balance().set(Balance.SMOTE);
        model.train();
        work();
        var card = Objects.requireNonNull(session.model().get()).model().card().metadata();
        assertEquals("by group of day, 20 %", card.get("split"));
        assertEquals("smote", card.get("balance"));
        assertTrue(model.said().get().contains("calibrate it"), model.said().get());
        model.testRows().set(TrainViewModel.TestRows.PLAIN);
        model.balance().set(Balance.NONE);
        model.train();
        work();
        card = Objects.requireNonNull(session.model().get()).model().card().metadata();
        assertEquals("random 20 %", card.get("split"));
        assertNull(card.get("balance"));
    }

    @Test
    void everySettingIsHeldToItsRange() {
        choose("random-forest");
        Algorithm.Parameter first = Objects.requireNonNull(model.algorithm().get()).parameters().getFirst();
        model.parameter(first).set("-3");
        model.train();
        assertTrue(model.problem().get().startsWith(first.title() + " is a"), model.problem().get());
        choose("logistic-regression");
        choose("random-forest");
        assertEquals("-3", model.parameter(first).get(), "what was typed is kept while algorithms are tried");
    }

    @Test
    void aTrainedModelIsRegisteredAndInFront() throws IOException {
        model.train();
        assertNotNull(model.training().get());
        model.train();
        assertEquals(1, waiting.size(), "one training at a time");
        work();
        assertEquals("", model.problem().get());
        assertTrue(notices.problems().isEmpty(), () -> notices.problems().toString());
        assertNull(model.training().get());
        OpenModel trained = Objects.requireNonNull(session.model().get());
        assertEquals("sky-logistic-regression v1", trained.title());
        assertEquals(List.of("sky-logistic-regression v1 is trained"), notices.done());
        assertEquals(1, session.registry().get().models().size());
        VersionFacts facts = VersionFacts.of(workspace, session.registry().get(), null, new VersionFacts.Measured())
                .getFirst();
        assertEquals(160, Objects.requireNonNull(facts.manifest()).trainRows());
        assertEquals(40, facts.manifest().testRows());
        assertTrue(Objects.requireNonNull(facts.metric("accuracy")) > 0.8);
        assertFalse(leftOver(), "the file that was trained into is gone");
    }

    @Test
    void aRefusedTrainingLeavesNothing() throws IOException {
        use("same.csv", "size,kind\n1,a\n2,a\n3,a\n4,a\n5,a\n6,a\n");
        model.train();
        work();
        assertEquals(1, notices.problems().size());
        assertFalse(String.valueOf(notices.problems().getFirst().remedy()).isBlank());
        assertNull(model.training().get());
        assertNull(session.model().get());
        assertFalse(leftOver());
    }

    @Test
    void aModelOfAnotherWorkspaceDoesNotComeIntoThisOne() {
        model.train();
        Workspace other = Workspace.open(home.resolve("other"), CLOCK);
        Runnable training = waiting.remove();
        // the old workspace is let go of while the training goes on
        session.use(other, Registry.of(other));
        training.run();
        work();
        assertNull(session.model().get());
        assertTrue(session.registry().get().models().isEmpty());
        assertNull(model.training().get());
    }

    private void work() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    private boolean leftOver() throws IOException {
        try (Stream<Path> files = Files.list(workspace.folder().resolve("models"))) {
            return files.anyMatch(f -> f.getFileName().toString().startsWith("training-"));
        }
    }
}
