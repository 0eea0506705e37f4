package secondlook.desktop.feature.review;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.review.ReviewQueue;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.SessionRole;
import secondlook.app.review.VerdictKind;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.open.Opener;
import secondlook.desktop.open.RecentFolders;
import secondlook.desktop.sample.ToldNotices;
import secondlook.desktop.sample.WeatherFile;
import secondlook.desktop.screens.FxToolkit;
import secondlook.desktop.screens.ScreenShooter;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.desktop.theme.Theme;
import secondlook.desktop.view.ViewLoader;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ModelFiles;

/** Several people over the same rows, on the screen: files that come and go, contradictions that are decided by keys. */
@SuppressWarnings("NullAway.Init") // set before each test, on the FX thread
class ReviewersScreensTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T10:31:07Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;
    private ExecutorService background;
    private WeatherFile.Opened opened;
    private Session session;
    private ReviewViewModel model;
    private Opener opener;
    private Theme theme;
    private Scene scene;
    private final ToldNotices notices = new ToldNotices();

    @BeforeEach
    void open() {
        background = Executors.newFixedThreadPool(2);
        opened = WeatherFile.open(folder, CLOCK);
        FxToolkit.run(() -> {
            session = new Session(Runnable::run);
            JobRunner jobs = new JobRunner(background, Platform::runLater, CLOCK);
            opener = new Opener(session, jobs, notices, new ModelFiles(List.of()), RecentFolders.NONE, CLOCK,
                    folder.resolve("home"));
            model = new ReviewViewModel(session,
                    new ReviewViewModel.Places(background, Platform::runLater, Runnable::run, Runnable::run), notices,
                    CLOCK);
            ReviewShelf shelf = new ReviewShelf(session, background, Platform::runLater, notices, CLOCK);
            ViewLoader views = new ViewLoader();
            views.register(ReviewController.class, () -> new ReviewController(model, shelf, KeyBindings.usual(),
                    new Explaining(session, background, Platform::runLater),
                    new Reviewers(session, jobs, notices, shelf, opener)));
            Parent view = views.load(ReviewController.class);
            theme = new Theme();
            scene = new Scene(view, 1256, 824);
            theme.dress(scene);
        });
    }

    @AfterEach
    void close() {
        FxToolkit.run(() -> session.use(null, Registry.EMPTY));
        background.shutdown();
    }

    private void useWorkspace() {
        FxToolkit.run(() -> {
            session.use(opened.workspace(), Registry.of(opened.workspace()));
            session.useDataset(opened.dataset());
            session.useRun(opened.run());
        });
    }

    /** Ada's review, each item of which she has answered with the model's label. */
    private SessionEntry answeredByAda() {
        DecisionPolicy policy = DecisionPolicy.of(Measure.CONFIDENCE, 0.5);
        SessionEntry entry = opened.workspace().reviews().create("flagged at 0.50", opened.run().manifest().id(),
                policy, WeatherFile.CLASSES, "Ada", ReviewQueue.of(opened.run().predictions(), policy,
                        ReviewQueue.Order.RANDOM, 6, 3));
        try (ReviewSession review = opened.workspace().reviews().open(entry.id())) {
            for (int i = 0; i < review.size(); i++) {
                review.answer(i, VerdictKind.ACCEPT, null, null, 4 + i % 5);
            }
        }
        return entry;
    }

    /** The same rows answered by Bob elsewhere, who says fog of the first three. */
    private Path backFromBob(SessionEntry entry) {
        Path handed = folder.resolve("handed.slreview");
        opened.workspace().packedReviews().pack(entry.id(), handed, false, JobContext.NONE);
        Path back = folder.resolve("back.slreview");
        try (Workspace bob = Workspace.open(folder.resolve("bob"), CLOCK, "Bob")) {
            SessionEntry copy = bob.packedReviews().unpack(handed, "Bob", JobContext.NONE);
            try (ReviewSession review = bob.reviews().open(copy.id())) {
                for (int i = 0; i < review.size(); i++) {
                    String label = i < 3 ? "fog" : review.item(i).predicted();
                    review.answer(i, VerdictKind.LABEL, label.equals("fog") && i < 3 ? "fog" : label, null, 6);
                }
            }
            bob.packedReviews().pack(copy.id(), back, true, JobContext.NONE);
        }
        return back;
    }

    private Node find(String selector) {
        return Objects.requireNonNull(FxToolkit.call(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.lookup(selector);
        }), selector);
    }

    private void awaitNode(String selector) {
        FxToolkit.await(selector, () -> {
            assertEquals(List.of(), notices.problems());
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.lookup(selector) != null;
        });
    }

    private static void fire(Button button) {
        FxToolkit.run(button::fire);
    }

    private void type(String name) {
        TextField field = (TextField) find("#somebody");
        FxToolkit.run(() -> field.setText(name));
    }

    private String words(String selector) {
        Node node = find(selector);
        return FxToolkit.call(() -> node.lookupAll(".label").stream().map(label -> ((Label) label).getText())
                .reduce("", (a, b) -> a + "\n" + b));
    }

    private void press(KeyCode code) {
        FxToolkit.run(() -> {
            Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
            String text = code.isDigitKey() ? code.getName() : "";
            target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, false, false, false, false));
        });
    }

    @Test
    void whatCameBackIsMergedComparedAndDecidedByKeys() {
        SessionEntry entry = answeredByAda();
        Path back = backFromBob(entry);
        useWorkspace();
        ScreenShooter shooter = new ScreenShooter();
        FxToolkit.run(() -> opener.files(List.of(back)));
        awaitNode(".packed");
        assertEquals(Place.REVIEW, FxToolkit.call(() -> session.place().get()));
        assertTrue(words(".packed").contains("answers by Bob"), words(".packed"));
        assertTrue(words(".packed").contains("nothing is overwritten"), words(".packed"));
        assertEquals(1, opened.workspace().reviews().sessions().size(), "nothing happens before a person says so");
        shooter.shoot(scene, theme, "part-review-packed");
        fire((Button) find("#packed-go"));
        awaitNode("#conflicts");
        SessionEntry merged = opened.workspace().reviews().sessions().getFirst();
        assertEquals(SessionRole.RECEIVED, merged.role());
        assertEquals(entry.items(), merged.done());
        assertEquals("Ada", entry.reviewer());
        assertTrue(words(".reviewers").contains("Ada and Bob agree on"), words(".reviewers"));
        ListView<?> conflicts = (ListView<?>) find("#conflicts");
        int open = conflicts.getItems().size();
        assertTrue(open > 0 && open <= 3, "where the model did not say fog itself");
        assertTrue(conflicts.getItems().getFirst().toString().contains("Bob says fog"));
        assertTrue(((Button) find("#decide")).isDisabled(), "nobody is named yet");
        type("Cleo");
        shooter.shoot(scene, theme, "part-review-reviewers");
        fire((Button) find("#decide"));
        FxToolkit.await("the first contradiction", () -> model.state().get() == ReviewViewModel.State.ITEM);
        ScreenShooter.settle();
        String because = FxToolkit.call(() -> ((Label) scene.lookup("#because")).getText());
        assertTrue(because.contains("Ada says") && because.contains("Bob says fog"), because);
        shooter.shoot(scene, theme, "part-review-decide");
        FxToolkit.await("how it stands", () -> model.standing().get() != null);
        assertEquals(0, model.standing().get().audited(), "nothing here was drawn at random");
        assertEquals(secondlook.app.review.ReviewEstimate.CONTRADICTIONS, model.standing().get().estimate());
        for (int i = 0; i < open; i++) {
            press(KeyCode.DIGIT2);
        }
        FxToolkit.await("the end", () -> model.state().get() == ReviewViewModel.State.FINISHED);
        FxToolkit.run(() -> model.leave());
        FxToolkit.await("the list", () -> model.state().get() == ReviewViewModel.State.SESSIONS
                && model.sessions().getValue().size() == 3);
        shooter.shoot(scene, theme, "part-review-list-several");
        SessionEntry decided = opened.workspace().reviews().sessions().getFirst();
        assertEquals("Cleo", decided.reviewer());
        assertEquals(open, decided.done());
        ReviewersShown shown = ReviewersShown.of(opened.workspace(), entry,
                secondlook.runtime.agreement.KrippendorffAlpha.Scale.NOMINAL);
        assertEquals(0, shown.open());
        assertTrue(shown.conflicts().stream().allMatch(row -> row.decided().equals("is fog")), shown.toString());
    }

    @Test
    void aShareIsAnsweredAgainBySomebodyElse() {
        SessionEntry entry = answeredByAda();
        useWorkspace();
        FxToolkit.run(() -> model.leave());
        awaitNode(".reviewers-button");
        fire((Button) find(".reviewers-button"));
        awaitNode("#somebody");
        FxToolkit.await("who has answered", () -> ((Label) scene.lookup("#reviewers-answer")).getText()
                .startsWith("Only Ada has answered"));
        type("Bob");
        fire((Button) find("#again"));
        FxToolkit.await("two reviews", () -> model.sessions().getValue().size() == 2);
        SessionEntry second = opened.workspace().reviews().sessions().getFirst();
        assertEquals(SessionRole.SECOND, second.role());
        assertEquals("Bob", second.reviewer());
        assertEquals(Math.round(0.2 * entry.items()), second.items());
        assertEquals(0, second.done(), "what Ada said is not with it");
        assertTrue(find(".reviewers").isVisible(), "the list behind it was made anew, it stays");
        FxToolkit.await("what was made",
                () -> ((Label) scene.lookup("#made")).getText().contains("for Bob, in the list"));
        fire((Button) find("#again"));
        FxToolkit.await("what is there", () -> ((Label) scene.lookup("#made")).getText().contains("Nothing more"));
        assertEquals(2, opened.workspace().reviews().sessions().size(), "one share is one review");
        new ScreenShooter().shoot(scene, theme, "part-review-share-again");
    }

    @Test
    void whoHasNothingButTheProgramOpensWhatWasHandedOver() throws IOException {
        SessionEntry entry = answeredByAda();
        Path handed = folder.resolve("for you.slreview");
        opened.workspace().packedReviews().pack(entry.id(), handed, false, JobContext.NONE);
        opened.run().close();
        opened.dataset().close();
        opened.workspace().close();
        FxToolkit.run(() -> opener.files(List.of(handed)));
        awaitNode(".packed");
        assertTrue(words(".packed").contains("without answers"), words(".packed"));
        TextField who = (TextField) find(".packed .text-field");
        FxToolkit.run(() -> who.setText("Ada"));
        assertTrue(find("#packed-go").isDisabled(), "Ada answered it first");
        FxToolkit.run(() -> who.setText("Dora"));
        fire((Button) find("#packed-go"));
        FxToolkit.await("the first item", () -> model.state().get() == ReviewViewModel.State.ITEM);
        press(KeyCode.DIGIT3);
        FxToolkit.await("an answer", () -> model.standing().get() != null
                && model.standing().get().progress().done() == 1);
        Workspace made = Objects.requireNonNull(FxToolkit.call(() -> session.workspace().get()));
        assertEquals("Dora", made.reviews().sessions().getFirst().reviewer());
        assertEquals(entry.family(), made.reviews().sessions().getFirst().family());
        try (Stream<Path> folders = Files.list(folder.resolve("home"))) {
            assertEquals(1, folders.count());
        }
    }

    @Test
    void aWorkspaceAndWhatCameBackOpenTogether() {
        SessionEntry entry = answeredByAda();
        Path back = backFromBob(entry);
        opened.run().close();
        opened.dataset().close();
        opened.workspace().close();
        FxToolkit.run(() -> opener.files(List.of(back, folder.resolve("workspace"))));
        awaitNode(".packed");
        assertTrue(words(".packed").contains("of this workspace"), words(".packed"));
        assertEquals(Place.REVIEW, FxToolkit.call(() -> session.place().get()));
    }

    @Test
    void whatIsDamagedIsRefusedInOneLineAndNothingIsLeftBehind() throws IOException {
        SessionEntry entry = answeredByAda();
        Path back = backFromBob(entry);
        byte[] bytes = Files.readAllBytes(back);
        Path torn = Files.write(folder.resolve("torn.slreview"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        FxToolkit.run(() -> opener.files(List.of(torn)));
        FxToolkit.await("a refusal", () -> !notices.problems().isEmpty());
        assertTrue(notices.problems().getFirst().oneLine().contains("torn.slreview"), notices.problems().toString());
        assertFalse(Files.exists(folder.resolve("home").resolve("torn")), "no workspace is left of it");
        useWorkspace();
        FxToolkit.run(() -> opener.files(List.of(torn)));
        FxToolkit.await("another refusal", () -> notices.problems().size() == 2);
        assertEquals(1, opened.workspace().reviews().sessions().size());
    }
}
