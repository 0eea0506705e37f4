package secondlook.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import secondlook.app.engine.EngineSettings;
import secondlook.app.engine.Engines;
import secondlook.desktop.AppAssembly.Surroundings;

/**
 * Opens the window and ends. The installers start it once, so that the JVM can note which classes a start needs. It goes no
 * further than the first screen: what more it noted would make every installation larger and no start quicker. Nothing is
 * read from the person's settings or written to them.
 */
public final class Rehearsal extends Application {

    private static final Duration LOOK = Duration.seconds(2);

    private final ExecutorService background = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "work");
        thread.setDaemon(true);
        return thread;
    });

    public static void main(String[] arguments) {
        launch(arguments);
    }

    @Override
    public void start(Stage stage) throws IOException {
        Path folder = Files.createTempDirectory("second-look-rehearsal");
        EngineSettings settings = EngineArguments.read(getParameters().getNamed(), System.getenv(),
                Runtime.getRuntime().maxMemory());
        Engines engines = Engines.of(settings, folder.resolve("state"), folder.resolve("cache"));
        AppAssembly app = new AppAssembly(new Surroundings(background, Platform::runLater, Clock.systemDefaultZone(),
                folder, folder.resolve("settings"), engines));
        app.window().show(stage);
        PauseTransition look = new PauseTransition(LOOK);
        look.setOnFinished(over -> {
            engines.close();
            remove(folder);
            System.exit(0);
        });
        look.play();
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException stays) {
            System.getLogger(Rehearsal.class.getName()).log(System.Logger.Level.WARNING, folder + " stays", stays);
        }
    }
}
