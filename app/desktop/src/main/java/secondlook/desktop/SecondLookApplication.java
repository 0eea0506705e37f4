package secondlook.desktop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import secondlook.app.engine.EngineSettings;
import secondlook.app.engine.Engines;
import secondlook.app.workspace.ConfigFolder;
import secondlook.cli.console.UserFolders;
import secondlook.desktop.AppAssembly.Surroundings;
import secondlook.desktop.choice.KeptChoices;
import secondlook.desktop.crash.LastCrash;
import secondlook.desktop.instance.Seat;
import secondlook.desktop.instance.Wish;
import secondlook.desktop.open.SessionFolder;

/** The JavaFX application. Its arguments are files to open and, as {@code --workspace=}, where to open them. */
public final class SecondLookApplication extends Application {

    private final ExecutorService background = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "work");
        thread.setDaemon(true);
        return thread;
    });

    // JavaFX makes the application itself and hands over nothing but texts
    private static @Nullable Seat seat;

    private static Runnable afterFirstPicture = () -> {
    };

    private @Nullable Engines engines;

    private @Nullable SessionFolder passing;

    /** Before the application is launched: where later starts are heard. */
    static void listenTo(Seat taken) {
        seat = taken;
    }

    /** Before the application is launched: what is done on the FX thread when the window shows its first picture. */
    static void onceShown(Runnable action) {
        afterFirstPicture = action;
    }

    @Override
    public void start(Stage stage) {
        Path home = Path.of(System.getProperty("user.home"), "Second Look");
        UserFolders folders = UserFolders.ofThisUser();
        EngineSettings said = EngineArguments.read(getParameters().getNamed(), System.getenv(),
                Runtime.getRuntime().maxMemory());
        engines = Engines.of(said, new KeptChoices(ConfigFolder.here(), background).now().engines(), folders.state(),
                folders.cache());
        AppAssembly app = new AppAssembly(
                new Surroundings(background, Platform::runLater, Clock.systemDefaultZone(), home,
                        ConfigFolder.here(), engines));
        app.documents().useFor(address -> getHostServices().showDocument(address));
        passing = app.passing();
        app.window().show(stage, () -> goOn(app, folders));
    }

    /** What nobody waits for before the first picture. */
    private void goOn(AppAssembly app, UserFolders folders) {
        background.execute(app.passing()::sweep);
        app.lookForProvidersWithTheFirstModel();
        app.offerReport(new LastCrash(folders.state()));
        String workspace = getParameters().getNamed().get("workspace");
        open(app, new Wish(workspace == null ? null : Path.of(workspace),
                getParameters().getUnnamed().stream().map(Path::of).toList()));
        if (workspace == null && getParameters().getUnnamed().isEmpty()) {
            app.showTourOnce();
        }
        Seat ours = seat;
        if (ours != null) {
            ours.arrivals().deliverTo(wish -> Platform.runLater(() -> {
                app.window().comeToFront();
                open(app, wish);
            }));
        }
        afterFirstPicture.run();
    }

    private static void open(AppAssembly app, Wish wish) {
        if (wish.workspace() != null) {
            app.opener().workspace(wish.workspace(), wish.files());
        } else if (!wish.files().isEmpty()) {
            app.opener().files(wish.files());
        }
    }

    @Override
    public void stop() throws InterruptedException {
        if (seat != null) {
            seat.close();
        }
        if (engines != null) {
            engines.close();
        }
        if (passing != null) {
            passing.close();
        }
        background.shutdown();
        background.awaitTermination(2, TimeUnit.SECONDS);
    }
}
