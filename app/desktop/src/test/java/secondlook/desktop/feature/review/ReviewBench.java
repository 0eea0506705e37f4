package secondlook.desktop.feature.review;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import secondlook.app.review.ReviewQueue;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.desktop.sample.WeatherFile;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.Problem;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;

/** A review with real answers on a real disk and no toolkit; the test decides when the background works. */
final class ReviewBench implements AutoCloseable {

    private static final Notices LOUD = new Notices() {
        @Override
        public void problem(Problem problem, Throwable cause) {
            throw new AssertionError(problem.oneLine(), cause);
        }

        @Override
        public void done(String text) {
        }
    };

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final WeatherFile.Opened opened;
    private final Session session = new Session(Runnable::run);
    private final ReviewViewModel model;
    private final ReviewShelf shelf;
    private Instant now = Instant.parse("2026-03-14T10:31:07Z");
    private ReviewSession read;

    ReviewBench(Path folder) {
        this(clock -> WeatherFile.open(folder, clock));
    }

    @SuppressWarnings("NullAway.Init") // begin sets what is read
    ReviewBench(Function<Clock, WeatherFile.Opened> open) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        opened = open.apply(clock);
        model = new ReviewViewModel(session,
                new ReviewViewModel.Places(background::add, Runnable::run, Runnable::run, later::add),
                LOUD, clock);
        shelf = new ReviewShelf(session, background::add, Runnable::run, LOUD, clock);
        session.use(opened.workspace(), Registry.of(opened.workspace()));
        session.useDataset(opened.dataset());
        session.useRun(opened.run());
    }

    /** Opens a review of the rows flagged at this threshold. */
    void begin(double threshold, int audit) {
        DecisionPolicy policy = DecisionPolicy.of(Measure.CONFIDENCE, threshold);
        begin(opened.workspace().reviews().create("flagged", opened.run().manifest().id(), policy,
                WeatherFile.CLASSES, "tester",
                ReviewQueue.of(opened.run().predictions(), policy, ReviewQueue.Order.RANDOM, audit, 3)));
    }

    /** As {@link #begin(double, int)}, with the predictions hidden. */
    void beginBlind(double threshold, int audit) {
        begin(threshold, audit);
        read().blind(true);
        model.leave();
        work();
        begin(model.sessions().getValue().getFirst());
    }

    void begin(SessionEntry entry) {
        session.useReview(opened.workspace().reviews().open(entry.id()));
        work();
        read = opened.workspace().reviews().open(entry.id());
    }

    void work() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
    }

    /** The moment after a blind answer is over. */
    void afterwards() {
        while (!later.isEmpty()) {
            later.poll().run();
        }
    }

    /** Sets the computer's clock forward, or back. */
    void pass(Duration time) {
        now = now.plus(time);
    }

    ReviewViewModel model() {
        return model;
    }

    ReviewShelf shelf() {
        return shelf;
    }

    WeatherFile.Opened opened() {
        return opened;
    }

    List<String> classes() {
        return WeatherFile.CLASSES;
    }

    /** The same session, read beside the screen. */
    ReviewSession read() {
        return Objects.requireNonNull(read);
    }

    @Override
    public void close() {
        session.use(null, Registry.EMPTY);
    }
}
