package secondlook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import secondlook.app.engine.EngineSettings;
import secondlook.app.engine.Engines;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.AppAssembly.Surroundings;
import secondlook.runtime.worker.Graphs;
import secondlook.runtime.worker.HostileGraphs;

/**
 * Opens and runs models that do harm in the real window while a person moves the pointer and answers a review. Prints how long
 * the frames took, what the window said, and whether every answer is on disk and the next model runs; ends with 1 if not. The
 * argument is a folder for scratch files and pictures; {@code -Dsecondlook.bench.broken=FOLDER} adds broken model files.
 */
public final class HostileMeasurement {

    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final long EIGHT_GIGABYTES = 8L << 30;

    private HostileMeasurement() {
    }

    public static void main(String[] arguments) {
        Application.launch(Opened.class, arguments);
    }

    /** The window as a person has it. */
    public static final class Opened extends Application {

        private final ExecutorService background = MeasuredWindow.background();

        @Override
        public void start(Stage stage) throws Exception {
            // what the window says is printed below; the log would say it again
            Logger.getLogger("").setLevel(Level.OFF);
            Path folder = Files.createDirectories(Path.of(getParameters().getUnnamed().getFirst()));
            Path home = Files.createTempDirectory(folder, "hostile");
            Engines engines = Engines.of(new EngineSettings(false, null, LIMIT, 512L << 20), home.resolve("logs"),
                    home.resolve("cache"));
            AppAssembly app = new AppAssembly(new Surroundings(background, Platform::runLater, Clock.systemUTC(),
                    home.resolve("workspaces"), home.resolve("settings"), engines));
            MeasuredWindow.show(stage, app);
            background.execute(() -> {
                int code = 1;
                try {
                    code = measure(app, home, engines);
                } catch (Exception failure) {
                    failure.printStackTrace();
                } finally {
                    engines.close();
                }
                System.exit(code);
            });
        }
    }

    private static int measure(AppAssembly app, Path home, Engines engines) throws Exception {
        Path good = Graphs.linear(home.resolve("good.onnx"));
        ReviewedWorkspace workspace = ReviewedWorkspace.make(home, good, engines, Clock.systemUTC());
        HostileTurns turns = new HostileTurns(app, workspace, home);
        turns.openReview();
        turns.withNothing("warm-up");
        turns.withNothing("no model runs");
        for (Path model : models(home)) {
            turns.with(model);
        }
        for (Path broken : broken()) {
            turns.with(broken);
        }
        return turns.end(good) ? 0 : 1;
    }

    private static List<Path> models(Path home) throws IOException {
        List<Path> all = new ArrayList<>();
        all.add(HostileGraphs.endless(home.resolve("loops-for-ever.onnx")));
        all.add(HostileGraphs.hungry(home.resolve("takes-8-gigabytes.onnx"), EIGHT_GIGABYTES));
        all.add(HostileGraphs.nested(home.resolve("nested-20000.onnx"), 20_000));
        all.add(HostileGraphs.chain(home.resolve("chain-of-20000.onnx"), 20_000));
        all.add(HostileGraphs.endlessFromTheStart(home.resolve("loops-when-opened.onnx")));
        return all;
    }

    private static List<Path> broken() throws IOException {
        String folder = System.getProperty("secondlook.bench.broken", "");
        if (folder.isBlank()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
