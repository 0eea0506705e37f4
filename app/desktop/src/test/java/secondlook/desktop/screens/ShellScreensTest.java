package secondlook.desktop.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.desktop.session.Place;

class ShellScreensTest {

    @TempDir
    Path home;

    @Test
    void everyScreenHasItsPicture() {
        ScreenShooter shooter = new ScreenShooter();
        try (TestApp test = new TestApp(home)) {
            var app = test.app();
            assertEquals(Place.START, FxToolkit.call(() -> app.session().place().get()));
            shooter.shoot(app.window().scene(), app.theme(), "start");
            FxToolkit.run(() -> app.opener().files(List.of(TestApp.weather())));
            test.settle();
            assertEquals(Place.DATA, FxToolkit.call(() -> app.session().place().get()));
            shooter.shoot(app.window().scene(), app.theme(), "data");
            FxToolkit.run(() -> app.commands().find("window.palette").run());
            shooter.shoot(app.window().scene(), app.theme(), "palette");
            FxToolkit.run(() -> app.commands().find("window.keys").run());
            shooter.shoot(app.window().scene(), app.theme(), "keys");
        }
    }
}
