package secondlook.desktop.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.desktop.choice.KeptChoices;
import secondlook.desktop.theme.Mode;

/** The settings as a person changes them. */
class SettingsScreensTest {

    @TempDir
    Path home;

    @Test
    void settingsAreCheckedKeptAndShownAgain() {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            open(test);
            new ScreenShooter().shoot(scene, test.app().theme(), "settings");
            type(scene, "time-limit", "soon");
            fire(scene, ".settings .accent");
            test.settle();
            Label problem = FxToolkit.call(() -> (Label) scene.lookup(".settings-problem"));
            assertTrue(problem.isVisible() && problem.getText().contains("soon"), problem.getText());
            new ScreenShooter().shoot(scene, test.app().theme(), "settings-refused");
            type(scene, "time-limit", "300");
            fire(scene, ".settings .accent");
            test.settle();
            assertEquals(300L, new KeptChoices(home.resolve("settings"), Runnable::run).now().engines().timeLimit());
            open(test);
            assertEquals("300", FxToolkit.call(() -> ((TextField) scene.lookup("#time-limit")).getText()));
        }
    }

    @Test
    void theModeIsTheSystemsAgainWhenAskedFor() {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            open(test);
            FxToolkit.run(() -> ((ComboBox<?>) scene.lookup(".settings .combo-box")).getSelectionModel().select(2));
            assertEquals(Mode.DARK, FxToolkit.call(() -> test.app().theme().mode().get()));
            FxToolkit.run(() -> ((ComboBox<?>) scene.lookup(".settings .combo-box")).getSelectionModel().select(0));
            assertNull(FxToolkit.call(() -> test.app().theme().chosen().get()));
        }
    }

    private static void open(TestApp test) {
        test.settle();
        FxToolkit.run(() -> test.app().commands().find("window.settings").run());
        test.settle();
    }

    private static void type(Scene scene, String field, String text) {
        FxToolkit.run(() -> ((TextField) scene.lookup("#" + field)).setText(text));
    }

    private static void fire(Scene scene, String button) {
        FxToolkit.run(() -> ((Button) scene.lookup(button)).fire());
    }
}
