package secondlook.desktop.feature.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.review.ReviewQueue;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;
import secondlook.app.review.exchange.ExchangeFormat;
import secondlook.desktop.feature.review.ReviewViewModel.State;
import secondlook.desktop.sample.WeatherFile;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;

/** Without a toolkit, with real answers on a real disk; the test decides when the background works. */
@SuppressWarnings("NullAway.Init") // set before each test
class ReviewViewModelTest {

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
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-14T10:31:07Z"), ZoneOffset.UTC);
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Deque<Runnable> afterwards = new ArrayDeque<>();
    private WeatherFile.Opened opened;
    private Session session;
    private ReviewViewModel model;
    private ReviewShelf shelf;
    private boolean diskFull;

    @BeforeEach
    void open() {
        opened = WeatherFile.open(folder, clock);
        session = new Session(Runnable::run);
        model = new ReviewViewModel(session,
                new ReviewViewModel.Places(background::add, Runnable::run, Runnable::run, afterwards::add), LOUD,
                clock);
        shelf = new ReviewShelf(session, background::add, Runnable::run, LOUD, clock);
        session.use(opened.workspace(), Registry.of(opened.workspace()));
        session.useDataset(opened.dataset());
        session.useRun(opened.run());
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    private void work() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
    }

    /** Begins a review of the flagged rows whose disk can be full. */
    private ReviewSession begin(double threshold, List<String> classes) {
        DecisionPolicy policy = DecisionPolicy.of(Measure.CONFIDENCE, threshold);
        SessionEntry entry = opened.workspace().reviews().create("flagged", opened.run().manifest().id(), policy,
                classes,
                "tester", ReviewQueue.of(opened.run().predictions(), policy, ReviewQueue.Order.RANDOM, 10, 3));
        ReviewSession real = opened.workspace().reviews().open(entry.id());
        session.useReview((ReviewSession) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{ReviewSession.class}, (proxy, method, arguments) -> {
                    if (diskFull && method.getName().equals("answer")) {
                        throw new RefusedException("Your answer was not saved", "the disk is full",
                                "Free some space and answer again.");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
        work();
        assertEquals(State.ITEM, model.state().get());
        return opened.workspace().reviews().open(entry.id());
    }

    private int at() {
        return Objects.requireNonNull(model.item().get()).position();
    }

    private int done() {
        return Objects.requireNonNull(model.standing().get()).progress().done();
    }

    @Test
    void anAnswerIsOnDiskBeforeTheNextItemShows() {
        ReviewSession read = begin(0.79, WeatherFile.CLASSES);
        int first = at();
        model.answerNumber(2);
        assertEquals(first, at());
        assertTrue(read.effective(first).isEmpty());
        background.poll().run();
        assertEquals("fog", read.effective(first).orElseThrow().label());
        assertEquals(first + 1, at());
        assertTrue(model.saved().get().startsWith("Last answer saved 10:31:07: "), model.saved().get());
        assertTrue(model.saved().get().endsWith(" is fog"), model.saved().get());
    }

    @Test
    void keysTypedWhileSavingAreKeptInOrder() {
        ReviewSession read = begin(0.79, WeatherFile.CLASSES);
        int first = at();
        model.answerNumber(1);
        model.answerNumber(3);
        model.skip();
        model.accept();
        assertEquals(first, at());
        work();
        assertEquals("drizzle", read.effective(first).orElseThrow().label());
        assertEquals("rain", read.effective(first + 1).orElseThrow().label());
        assertEquals(VerdictKind.SKIP, read.effective(first + 2).orElseThrow().kind());
        assertEquals(VerdictKind.ACCEPT, read.effective(first + 3).orElseThrow().kind());
        assertEquals(first + 4, at());
        assertEquals(4, done());
    }

    @Test
    void aFullDiskKeepsTheItemAndDropsWhatWasTypedBehindIt() {
        ReviewSession read = begin(0.79, WeatherFile.CLASSES);
        int first = at();
        diskFull = true;
        model.answerNumber(1);
        model.answerNumber(2);
        model.answerNumber(3);
        work();
        assertEquals(first, at());
        assertEquals(State.ITEM, model.state().get());
        assertTrue(model.trouble().get().contains("the disk is full"), model.trouble().get());
        assertTrue(model.trouble().get().contains("2 keys typed since then did nothing"), model.trouble().get());
        for (int i = 0; i < read.size(); i++) {
            assertTrue(read.effective(i).isEmpty());
        }
        diskFull = false;
        model.answerNumber(4);
        work();
        assertEquals("", model.trouble().get());
        assertEquals("snow", read.effective(first).orElseThrow().label());
    }

    @Test
    void undoAndRedoGoBackAndForthAndSaySo() {
        ReviewSession read = begin(0.79, WeatherFile.CLASSES);
        int first = at();
        assertEquals("", model.undoable().get());
        model.answerNumber(5);
        model.answerNumber(2);
        work();
        model.undo();
        work();
        assertEquals(first + 1, at());
        assertTrue(read.effective(first + 1).isEmpty());
        assertTrue(model.saved().get().endsWith(" was taken back"), model.saved().get());
        assertTrue(model.redoable().get().endsWith(" is fog"), model.redoable().get());
        model.redo();
        work();
        assertEquals("fog", read.effective(first + 1).orElseThrow().label());
        model.undo();
        model.undo();
        work();
        assertEquals(first, at());
        model.undo();
        work();
        assertEquals("Nothing to undo", model.saved().get());
        assertEquals("", model.undoable().get());
    }

    @Test
    void backShowsWhatWasSaidAndAnotherAnswerCorrectsIt() {
        ReviewSession read = begin(0.79, WeatherFile.CLASSES);
        int first = at();
        model.answerNumber(5);
        work();
        model.back();
        work();
        assertEquals(first, at());
        Verdict before = Objects.requireNonNull(model.item().get()).effective().orElseThrow();
        assertEquals("sun", before.label());
        model.answerNumber(3);
        work();
        assertEquals("rain", read.effective(first).orElseThrow().label());
        assertEquals(before.id(), read.effective(first).orElseThrow().supersedes());
        assertEquals(1, done());
    }

    @Test
    void deferredItemsComeBackAtTheEndAndAllDoneIsFinished() {
        ReviewSession read = begin(0.46, WeatherFile.CLASSES);
        int items = read.size();
        int first = at();
        model.defer();
        for (int i = 1; i < items; i++) {
            model.accept();
        }
        work();
        assertEquals(first, at());
        model.answerNumber(1);
        work();
        assertEquals(State.FINISHED, model.state().get());
        assertEquals(items, done());
        model.back();
        work();
        assertEquals(State.ITEM, model.state().get());
        assertEquals(items - 1, at());
    }

    @Test
    void twoHundredItemsAreAnsweredByKeysAloneAndNoneIsLost() {
        ReviewSession read = begin(0.9, WeatherFile.CLASSES);
        int items = Math.min(200, read.size());
        for (int i = 0; i < items; i++) {
            model.answerNumber(1 + i % 5);
            if (i % 7 == 0) {
                work();
            }
        }
        work();
        assertEquals(items, done());
        for (int i = 0; i < items; i++) {
            assertEquals(WeatherFile.CLASSES.get(i % 5), read.effective(i).orElseThrow().label(), "item " + i);
        }
    }

    @Test
    void aNoteIsKeptWithTheItem() {
        ReviewSession read = begin(0.79, WeatherFile.CLASSES);
        int first = at();
        model.note("the gauge was broken");
        work();
        assertEquals(first, at());
        assertEquals("the gauge was broken", read.noteOf(first));
        assertEquals("the gauge was broken", Objects.requireNonNull(model.item().get()).note());
    }

    @Test
    void lettersChooseAmongManyClasses() {
        List<String> many = List.of("drizzle", "fog", "rain", "snow", "sun", "hail", "sleet", "storm", "haze", "dust",
                "smoke");
        ReviewSession read = begin(0.79, many);
        int first = at();
        model.letters().type("s");
        assertEquals(List.of(3, 4, 6, 7, 10), model.letters().offered().get());
        model.letters().type("x");
        assertEquals("s", model.letters().typed().get());
        model.letters().type("m");
        assertEquals(List.of(10), model.letters().offered().get());
        model.accept();
        work();
        assertEquals("smoke", read.effective(first).orElseThrow().label());
        assertEquals("", model.letters().typed().get());
        model.letters().type("h");
        model.answerNumber(2);
        work();
        assertEquals("haze", read.effective(first + 1).orElseThrow().label());
        model.answerNumber(12);
        work();
        assertEquals(first + 2, at());
    }

    @Test
    void aReviewGoesOnWhereItWasLeft() {
        ReviewSession read = begin(0.79, WeatherFile.CLASSES);
        model.answerNumber(1);
        model.answerNumber(1);
        work();
        int next = at();
        model.leave();
        work();
        assertEquals(State.SESSIONS, model.state().get());
        assertEquals("", model.railState().get());
        SessionEntry entry = model.sessions().getValue().getFirst();
        assertEquals(2, entry.done());
        shelf.resume(entry);
        work();
        assertEquals(next, at());
        assertEquals("2 / " + read.size(), model.railState().get());
    }

    @Test
    void aReviewIsExportedWithEveryItem() throws java.io.IOException {
        ReviewSession read = begin(0.79, WeatherFile.CLASSES);
        model.answerNumber(2);
        work();
        Path out = folder.resolve("out.csv");
        shelf.export(Objects.requireNonNull(model.entry().get()), ExchangeFormat.CSV, out);
        work();
        List<String> lines = java.nio.file.Files.readAllLines(out);
        assertEquals(read.size() + 1, lines.size());
        assertTrue(lines.getFirst().contains("verdict"), lines.getFirst());
    }
}
