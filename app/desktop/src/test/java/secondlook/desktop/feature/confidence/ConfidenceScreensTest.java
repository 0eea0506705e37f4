package secondlook.desktop.feature.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.desktop.chart.StackedHistogram;
import secondlook.desktop.feature.confidence.ConfidenceViewModel.State;
import secondlook.desktop.feature.rules.RulesController;
import secondlook.desktop.feature.rules.RulesViewModel;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.sample.WeatherFile;
import secondlook.desktop.screens.FxToolkit;
import secondlook.desktop.screens.ScreenShooter;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.desktop.theme.Theme;
import secondlook.desktop.view.Notices;
import secondlook.desktop.view.ViewLoader;
import secondlook.runtime.Problem;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;

/** The screen with a real workspace below it, and pictures of its states. */
@SuppressWarnings("NullAway.Init") // set before each test, on the FX thread
class ConfidenceScreensTest {

    private static final Notices LOUD = new Notices() {
        @Override
        public void problem(Problem problem, Throwable cause) {
            throw new AssertionError(problem.oneLine(), cause);
        }

        @Override
        public void done(String text) {
        }
    };

    @TempDir
    private Path folder;
    private final ScreenShooter shooter = new ScreenShooter();
    private ExecutorService background;
    private WeatherFile.Opened opened;
    private Session session;
    private ConfidenceViewModel model;
    private Theme theme;
    private Scene scene;

    @BeforeEach
    void open() {
        opened = WeatherFile.open(folder, Clock.fixed(Instant.parse("2026-03-14T10:22:00Z"), ZoneOffset.UTC));
        background = Executors.newFixedThreadPool(2);
        FxToolkit.run(() -> {
            session = new Session(Runnable::run);
            model = new ConfidenceViewModel(session,
                    new JobRunner(background, Platform::runLater, Clock.systemUTC()), background, Platform::runLater,
                    LOUD);
            ReviewMaking making = new ReviewMaking(session, background, Platform::runLater, LOUD);
            ViewLoader views = new ViewLoader();
            views.register(ConfidenceController.class, () -> new ConfidenceController(model, making,
                    new Calibrating(session, new JobRunner(background, Platform::runLater, Clock.systemUTC()), LOUD,
                            Clock.systemUTC(), () -> null, (binding, truth) -> {
                            }),
                    new BrokenRows(session, new JobRunner(background, Platform::runLater, Clock.systemUTC()), LOUD)));
            views.register(SolveController.class, () -> new SolveController(model));
            views.register(ReliabilityController.class, () -> new ReliabilityController(model));
            views.register(SegmentsController.class, () -> new SegmentsController(model));
            views.register(SetsController.class, () -> new SetsController(model));
            views.register(RowsController.class, () -> new RowsController(model));
            RulesViewModel rules = new RulesViewModel(session, background, Platform::runLater, LOUD, model::guard);
            views.register(RulesController.class, () -> new RulesController(rules));
            Parent view = views.load(ConfidenceController.class);
            theme = new Theme();
            scene = new Scene(view, 1256, 824);
            theme.dress(scene);
            session.use(opened.workspace(), Registry.of(opened.workspace()));
            session.useDataset(opened.dataset());
            session.useRun(opened.run());
        });
        FxToolkit.await("the run", () -> model.state().get() == State.CLASSES && model.rows().rows().get() != null);
    }

    @AfterEach
    void close() {
        FxToolkit.run(() -> session.use(null, Registry.EMPTY));
        background.shutdown();
    }

    private void shoot(String name) {
        for (int i = 0; i < 3; i++) {
            FxToolkit.run(() -> {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            });
            FxToolkit.await("rows to be read", () -> {
                RowList rows = model.rows().rows().get();
                return rows == null || rows.isEmpty() || model.columns().get().size() == 0
                        || !rows.get(0).cells().get().isEmpty();
            });
        }
        shooter.shoot(scene, theme, name);
    }

    private void tab(int index) {
        FxToolkit.run(() -> {
            scene.getRoot().applyCss();
            ((TabPane) scene.lookup(".tab-pane")).getSelectionModel().select(index);
        });
    }

    private void select(RowFilter filter) {
        FxToolkit.run(() -> model.select(filter));
        FxToolkit.await("the selection",
                () -> !model.rows().chip().get().isEmpty() && session.selection().get() != null);
    }

    private static LoadedRun loaded(Predictions predictions) {
        return LoadedRun.of(SampleRuns.manifest(predictions, false), predictions, null);
    }

    @Test
    void thePicturesOfAClassifier() {
        select(RowFilter.Cell.of(opened.run().predictions(), 1, 4));
        assertEquals("fog called sun · 50", FxToolkit.call(() -> model.rows().chip().get()));
        shoot("part-confidence");
        FxToolkit.run(() -> {
            model.move(0.68);
            model.settle();
        });
        shoot("part-confidence-drag");
        tab(1);
        select(RowFilter.Says.of(opened.run().predictions(), 4));
        FxToolkit.await("classes", () -> !model.classRows().get().isEmpty());
        shoot("part-per-class");
        tab(2);
        shoot("part-reliability");
        tab(3);
        FxToolkit.await("segments", () -> model.segments().state().get() == SegmentsViewModel.State.SHOWN);
        FxToolkit.run(() -> model.select(new RowFilter.InSegment(model.segments().rows().get().getFirst().label(),
                model.segments().rows().get().getFirst().segment())));
        shoot("part-segments");
        tab(4);
        FxToolkit.await("sets", () -> model.sets().state().get() == SetsViewModel.State.SHOWN);
        shoot("part-sets");
    }

    @Test
    void theArrowKeysMoveTheThresholdAndEverythingFollows() {
        FxToolkit.run(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            model.move(0.70);
        });
        StackedHistogram histogram = (StackedHistogram) FxToolkit.call(() -> scene.lookup(".stacked-histogram"));
        int before = FxToolkit.call(() -> model.flagged().get());
        press(histogram, KeyCode.RIGHT, false);
        assertEquals(0.71, FxToolkit.call(() -> model.threshold().get()), 1e-12);
        press(histogram, KeyCode.RIGHT, true);
        assertEquals(0.76, FxToolkit.call(() -> model.threshold().get()), 1e-12);
        int after = FxToolkit.call(() -> model.flagged().get());
        assertTrue(after > before, before + " to " + after);
        DecisionPolicy policy = FxToolkit.call(() -> session.policy().get());
        assertEquals(0.76, policy.threshold(), 1e-12);
        Label sentence = (Label) FxToolkit.call(() -> scene.lookup(".answer"));
        assertTrue(FxToolkit.call(sentence::getText).startsWith(after + " of 365 predictions"), sentence.getText());
    }

    private static void press(Node node, KeyCode code, boolean shift) {
        FxToolkit.run(
                () -> node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false)));
    }

    @Test
    void withoutTruthItSaysWhatIsNeeded() {
        FxToolkit.run(() -> model.show(loaded(SampleRuns.withoutTruth())));
        shoot("part-no-truth");
        assertTrue(FxToolkit.call(() -> model.answer().get().sentence()).contains("nobody knows yet"));
        tab(2);
        shoot("part-no-truth-reliability");
    }

    @Test
    void unusableRowsAndAnotherMeasure() {
        FxToolkit.run(() -> {
            model.show(loaded(SampleRuns.withInvalid()));
            model.measure(Measure.ENTROPY);
        });
        FxToolkit.await("entropy", () -> model.policy().measure() == Measure.ENTROPY);
        shoot("part-entropy-invalid");
    }

    @Test
    void aRegressionHasNoThreshold() {
        Predictions none = new Predictions(List.of(), new long[365], new int[365], new double[365], new double[365],
                new double[365], new byte[365], null);
        double[] values = opened.run().predictions().confidence();
        FxToolkit.run(() -> model.show(new LoadedRun(SampleRuns.manifest(none, true), none, values, null,
                DecisionPolicy.of(Measure.CONFIDENCE, 0.8), 0.1, false)));
        assertEquals(State.VALUES, FxToolkit.call(() -> model.state().get()));
        shoot("part-regression");
    }

    @Test
    void aReviewOfTheFlaggedRowsIsMadeAndOpened() {
        int flagged = FxToolkit.call(() -> model.flagged().get());
        ReviewMaking making = new ReviewMaking(session, background, Platform::runLater, LOUD);
        FxToolkit.run(() -> making.make(new ReviewWish("flagged", "tester", ReviewWish.By.POLICY, "", null, null, "",
                secondlook.app.review.ReviewQueue.Order.RANDOM, 0, 0.10, SpreadOver.NOTHING, false, false, null)));
        FxToolkit.await("the review", () -> session.review().get() != null);
        int items = FxToolkit.call(() -> session.review().get().size());
        assertEquals(flagged + Math.round(0.10 * (365 - flagged)), items);
        assertEquals(Place.REVIEW, FxToolkit.call(() -> session.place().get()));
        assertEquals(1, opened.workspace().reviews().sessions().size());
    }
}
