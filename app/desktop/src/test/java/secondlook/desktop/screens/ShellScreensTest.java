package secondlook.desktop.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.AppAssembly.Surroundings;
import secondlook.desktop.session.Place;

class ShellScreensTest {

    @TempDir
    Path home;

    @Test
    void theWindowOpensOnTheStartScreen() {
        AppAssembly app = FxToolkit.call(() -> new AppAssembly(new Surroundings(
                Executors.newVirtualThreadPerTaskExecutor(), Platform::runLater, Clock.systemUTC(), home)));
        ScreenShooter shooter = new ScreenShooter();
        assertEquals(Place.START, FxToolkit.call(() -> app.session().place().get()));
        shooter.shoot(app.window().scene(), app.theme(), "start");
        FxToolkit.run(() -> app.commands().find("window.palette").run());
        shooter.shoot(app.window().scene(), app.theme(), "palette-start");
    }
}
