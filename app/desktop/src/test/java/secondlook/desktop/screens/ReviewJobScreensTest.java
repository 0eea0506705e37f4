package secondlook.desktop.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.sample.WeatherFile;
import secondlook.desktop.session.Place;

/** A file with predictions made elsewhere, from opening it to answering by keyboard, in the whole window. */
class ReviewJobScreensTest {

    private final ScreenShooter shooter = new ScreenShooter();

    @TempDir
    Path home;

    @Test
    void fromAFileToAnswersOnDisk() {
        Path file = WeatherFile.write(home.resolve("weather.csv"), 7);
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            Scene scene = app.window().scene();
            FxToolkit.run(() -> app.opener().files(List.of(file)));
            test.settle();
            assertEquals(Place.CONFIDENCE, FxToolkit.call(() -> app.session().place().get()));
            dress(scene);
            Node matrix = find(scene, ".confusion-matrix");
            for (KeyCode code : new KeyCode[]{KeyCode.DOWN, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT,
                    KeyCode.ENTER}) {
                press(matrix, code);
            }
            test.settle();
            assertEquals(50, FxToolkit.call(() -> app.session().selection().get().size()));
            shoot(test, app, "confidence");
            press(find(scene, ".stacked-histogram"), KeyCode.LEFT);
            shoot(test, app, "confidence-drag");
            tab(scene, 1);
            shoot(test, app, "per-class");
            tab(scene, 2);
            shoot(test, app, "reliability");
            review(test, app, scene);
        }
    }

    private void review(TestApp test, AppAssembly app, Scene scene) {
        FxToolkit.run(() -> app.commands().find("review.new").run());
        test.settle();
        dress(scene);
        shoot(test, app, "review-new");
        Button start = (Button) find(scene, ".review-form .accent");
        FxToolkit.run(start::fire);
        test.settle();
        assertEquals(Place.REVIEW, FxToolkit.call(() -> app.session().place().get()));
        dress(scene);
        for (int i = 0; i < 40; i++) {
            KeyCode code = i % 3 == 0 ? KeyCode.DIGIT2 : KeyCode.ENTER;
            FxToolkit.run(() -> {
                Node focus = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
                focus.fireEvent(event(code));
            });
        }
        test.settle();
        assertNotNull(FxToolkit.call(() -> app.session().saved().get()));
        assertEquals(40, FxToolkit.call(() -> app.session().review().get().progress().done()));
        shoot(test, app, "review");
        FxToolkit.run(() -> app.commands().find("window.keys").run());
        shoot(test, app, "review-keys");
        assertTrue(FxToolkit.call(() -> !app.session().review().get().entry().name().isBlank()));
    }

    private void shoot(TestApp test, AppAssembly app, String name) {
        test.settle();
        shooter.shoot(app.window().scene(), app.theme(), name);
    }

    private static void dress(Scene scene) {
        FxToolkit.run(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
    }

    private static Node find(Scene scene, String selector) {
        Node found = FxToolkit.call(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.lookup(selector);
        });
        assertNotNull(found, selector);
        return found;
    }

    private static void tab(Scene scene, int index) {
        TabPane tabs = (TabPane) find(scene, ".confidence .tab-pane");
        FxToolkit.run(() -> tabs.getSelectionModel().select(index));
    }

    private static KeyEvent event(KeyCode code) {
        String text = code.isDigitKey() ? code.getName().toLowerCase(Locale.ROOT) : "";
        return new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, false, false, false, false);
    }

    private static void press(Node node, KeyCode code) {
        FxToolkit.run(() -> node.fireEvent(event(code)));
    }
}
