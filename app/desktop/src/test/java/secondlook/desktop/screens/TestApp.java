package secondlook.desktop.screens;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Group;
import secondlook.app.engine.Engines;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.AppAssembly.Surroundings;
import secondlook.desktop.session.Registry;

/** The whole application on the headless platform, with real services in a temporary home. */
public final class TestApp implements AutoCloseable {

    private final ExecutorService background = Executors.newCachedThreadPool();
    private final AtomicInteger working = new AtomicInteger();
    private final AppAssembly app;

    public TestApp(Path home) {
        app = FxToolkit.call(() -> new AppAssembly(
                new Surroundings(this::work, Platform::runLater, Clock.systemDefaultZone(), home.resolve("workspaces"),
                        home.resolve("settings"), Engines.inProcess())));
    }

    public AppAssembly app() {
        return app;
    }

    private void work(Runnable task) {
        working.incrementAndGet();
        try {
            background.execute(() -> {
                try {
                    task.run();
                } finally {
                    working.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException closed) {
            // rows are read ahead a moment after an item is shown, which may be after the end of the test
            working.decrementAndGet();
        }
    }

    /** Waits until nothing is under way any more and what came of it was drawn. */
    public void settle() {
        for (int quiet = 0; quiet < 3; quiet++) {
            FxToolkit.await("jobs to end", () -> app.jobs().active().isEmpty() && working.get() == 0);
            // a window that is not shown has no pulses: what a table needs is asked for by its layout
            FxToolkit.run(() -> {
                app.window().scene().getRoot().applyCss();
                app.window().scene().getRoot().layout();
            });
            ScreenShooter.settle();
        }
    }

    /** The sample's table, as it lies in the sources. */
    public static Path weather() {
        return Path.of(System.getProperty("secondlook.target", "target"), "..", "..", "..", "src-assets", "sample",
                "seattle_weather.csv").normalize();
    }

    @Override
    public void close() {
        FxToolkit.run(() -> app.session().use(null, Registry.EMPTY));
        background.shutdown();
        try {
            // what is still written would be written into a folder that is being removed
            background.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        // the toolkit remembers scenes for as long as it lives: without their canvases, which are large, that costs little
        FxToolkit.run(() -> app.window().scene().setRoot(new Group()));
    }
}
