package secondlook.desktop.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.Verdict;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.sample.WeatherFile;
import secondlook.desktop.screens.FxToolkit;
import secondlook.desktop.screens.ScreenShooter;
import secondlook.desktop.screens.TestApp;
import secondlook.desktop.session.Place;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;

/** Reviews by keys only in the whole window, with real answers on a real disk; prints how long a person waits. */
class ReviewSpeedTest {

    private static final KeyCode[] KEYS = {KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
            KeyCode.DIGIT5, KeyCode.ENTER};

    @TempDir
    Path temp;

    private final FxRobot robot = new FxRobot();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long pressed;
    private long worked;

    /** What one key cost: the clock, and the processor time of the FX thread, which no other process makes longer. */
    private record Wait(double millis, double screenMillis, double commitMillis) {}

    @Test
    void twoHundredItemsByKeysOnly() throws Exception {
        try (BareCommits bare = new BareCommits(temp.resolve("bare.db"));
                TestApp test = new TestApp(temp.resolve("home"))) {
            String id = prepare(test.app(), 400);
            Stage stage = show(test);
            report("200 items", answer(test, 200, id, bare));
            FxToolkit.run(stage::hide);
        }
    }

    @Test
    void aSessionOfAHundredThousandItems() throws Exception {
        try (BareCommits bare = new BareCommits(temp.resolve("bare.db"));
                TestApp test = new TestApp(temp.resolve("home"))) {
            String id = prepare(test.app(), 100_000);
            Stage stage = show(test);
            report("100 000 items", answer(test, 200, id, bare));
            FxToolkit.run(stage::hide);
        }
    }

    private String prepare(AppAssembly app, int count) {
        WeatherFile.Opened opened = WeatherFile.open(temp, Clock.systemUTC());
        List<ReviewItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int row = i % opened.run().predictions().rows();
            items.add(new ReviewItem(i, row, row, opened.run().predictions().predictedName(row), 0.4,
                    "confidence 0.40 is below 0.62", 1));
        }
        String id = opened.workspace().reviews().create("all", opened.run().manifest().id(),
                DecisionPolicy.of(Measure.CONFIDENCE, 0.62), WeatherFile.CLASSES, "Ada", items).id();
        opened.run().close();
        opened.dataset().close();
        opened.workspace().close();
        FxToolkit.run(() -> app.opener().workspace(temp.resolve("workspace")));
        return id;
    }

    private Stage show(TestApp test) {
        Stage stage = FxToolkit.call(() -> {
            Stage shown = new Stage();
            shown.setX(0);
            shown.setY(0);
            shown.setWidth(1000);
            shown.setHeight(900);
            shown.setScene(test.app().window().scene());
            shown.show();
            return shown;
        });
        test.settle();
        FxToolkit.run(() -> test.app().session().goTo(Place.REVIEW));
        test.settle();
        Scene scene = test.app().window().scene();
        FxToolkit.await("the session in the list", () -> scene.getFocusOwner() != null
                && scene.getFocusOwner().getStyleClass().contains("session-row"));
        return stage;
    }

    /** From each key to the next item laid out. A key is pressed once what the one before it changed was drawn. */
    private List<Wait> answer(TestApp test, int count, String id, BareCommits bare) throws Exception {
        Scene scene = test.app().window().scene();
        LinkedBlockingQueue<Wait> shown = new LinkedBlockingQueue<>();
        long opening = System.nanoTime();
        long processor = processor();
        robot.type(KeyCode.ENTER);
        FxToolkit.await("the first item", () -> scene.lookup("#place") instanceof Label place
                && place.getText() != null && place.getText().startsWith("Item 1 "));
        System.out.printf(Locale.ROOT,
                "opened, with its first item shown, after %.0f ms, %.0f ms of processor time of all threads%n",
                (System.nanoTime() - opening) / 1e6, (processor() - processor) / 1e6);
        test.settle();
        Label place = (Label) Objects.requireNonNull(FxToolkit.call(() -> scene.lookup("#place")));
        FxToolkit.run(() -> {
            scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                pressed = System.nanoTime();
                worked = threads.getCurrentThreadCpuTime();
            });
            place.textProperty().subscribe((before, now) -> scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    shown.offer(new Wait((System.nanoTime() - pressed) / 1e6,
                            (threads.getCurrentThreadCpuTime() - worked) / 1e6, Double.NaN));
                }
            }));
        });
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            KeyCode key = KEYS[i % KEYS.length];
            // without the pauses that TestFX makes around every key
            robot.robotContext().getBaseRobot().pressKeyboard(key);
            robot.robotContext().getBaseRobot().releaseKeyboard(key);
            Wait wait = Objects.requireNonNull(shown.poll(60, TimeUnit.SECONDS), "item " + i);
            ScreenShooter.settle();
            // as fast as anybody types: what the headless platform still copies belongs to the item before
            LockSupport.parkNanos(50_000_000);
            waits.add(new Wait(wait.millis(), wait.screenMillis(), bare.millis()));
        }
        test.settle();
        try (ReviewSession read = FxToolkit.call(() -> test.app().session().workspace().get()).reviews().open(id)) {
            for (int i = 0; i < count; i++) {
                Verdict verdict = read.effective(i).orElseThrow();
                String expected = i % KEYS.length == 5
                        ? read.item(i).predicted()
                        : WeatherFile.CLASSES.get(i % KEYS.length);
                assertEquals(expected, verdict.label(), "item " + i);
            }
            assertEquals(count, read.progress().done());
            assertTrue(read.resumeAt().orElseThrow() == count);
        }
        return waits;
    }

    /** Nanoseconds that all threads of this process have worked. */
    private static long processor() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    /** Commits of one row to a file of its own on the same disk, made as the workspace's are. */
    private static final class BareCommits implements AutoCloseable {

        private final Connection connection;
        private final Statement statement;

        BareCommits(Path file) throws SQLException {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            statement = connection.createStatement();
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)");
        }

        double millis() throws SQLException {
            long begun = System.nanoTime();
            statement.execute("INSERT INTO t (text) VALUES ('an answer of about this length, as they are')");
            return (System.nanoTime() - begun) / 1e6;
        }

        @Override
        public void close() throws SQLException {
            statement.close();
            connection.close();
        }
    }

    private static void report(String what, List<Wait> waits) {
        System.out.println("slowest: " + IntStream.range(0, waits.size()).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -waits.get(i).millis())).limit(6)
                .map(i -> String.format(Locale.ROOT, "item %d %.1f ms (FX thread worked %.1f, bare commit %.1f)", i + 1,
                        waits.get(i).millis(), waits.get(i).screenMillis(), waits.get(i).commitMillis()))
                .toList());
        double[] clock = waits.stream().mapToDouble(Wait::millis).toArray();
        double[] commits = waits.stream().mapToDouble(Wait::commitMillis).toArray();
        double[] screen = waits.stream().mapToDouble(Wait::screenMillis).toArray();
        double wait = quantile(clock, 0.99);
        double commit = quantile(commits, 0.99);
        double frame = 1000 / 60.0;
        System.out.printf(Locale.ROOT,
                "%s: key to next item median %.1f ms, 99th percentile %.1f ms; FX thread's processor time median %.1f"
                        + " and %.1f ms; bare commit %.2f and %.2f ms; ratio of the 99th percentiles %.1f, less a frame"
                        + " %.1f; 3 commits and a frame are %.1f ms%n",
                what, quantile(clock, 0.5), wait, quantile(screen, 0.5), quantile(screen, 0.99),
                quantile(commits, 0.5), commit, wait / commit, (wait - frame) / commit, 3 * commit + frame);
    }

    private static double quantile(double[] values, double q) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
    }
}
