package secondlook.desktop.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help and About over the start screen, as a person gets them. */
class HelpScreensTest {

    private final ScreenShooter shooter = new ScreenShooter();

    @TempDir
    Path home;

    @Test
    void helpComesByF1AndIsSearched() {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            test.settle();
            press(scene, KeyCode.F1);
            test.settle();
            assertEquals("What it is for", title(scene));
            shooter.shoot(scene, test.app().theme(), "help");
            FxToolkit.run(() -> ((TextField) scene.lookup(".help .text-field")).setText("largest probability"));
            test.settle();
            assertEquals("The screen Confidence", title(scene));
            press(scene, KeyCode.ESCAPE);
            FxToolkit.run(() -> test.app().commands().find("window.about").run());
            test.settle();
            assertTrue(FxToolkit.call(() -> scene.lookup(".about").isVisible()));
            shooter.shoot(scene, test.app().theme(), "about");
        }
    }

    @Test
    void theTourComesOnceAndLeavesNothingBehind() {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            test.settle();
            FxToolkit.run(test.app()::showTourOnce);
            for (int step = 1; step <= 3; step++) {
                test.settle();
                String place = step + " of 3";
                assertTrue(FxToolkit.call(() -> scene.getRoot().lookupAll(".tour .small").stream()
                        .anyMatch(node -> ((Label) node).getText().equals(place))), place);
                assertEquals(1, FxToolkit.call(() -> scene.getRoot().lookupAll(".tour-anchor").size()), place);
                shooter.shoot(scene, test.app().theme(), "tour-" + step);
                FxToolkit.run(() -> ((Button) scene.lookup(".tour .accent")).fire());
            }
            test.settle();
            assertEquals(0, FxToolkit.call(() -> scene.getRoot().lookupAll(".tour-anchor").size()));
            FxToolkit.run(test.app()::showTourOnce);
            assertTrue(FxToolkit.call(() -> scene.lookup(".tour") == null), "not again");
            FxToolkit.run(() -> test.app().commands().find("window.tour").run());
            assertTrue(FxToolkit.call(() -> scene.lookup(".tour") != null), "unless asked for");
            press(scene, KeyCode.ESCAPE);
            assertEquals(0, FxToolkit.call(() -> scene.getRoot().lookupAll(".tour-anchor").size()));
        }
    }

    private static String title(Scene scene) {
        return FxToolkit.call(() -> ((Label) scene.lookup(".help-page .answer")).getText());
    }

    private static void press(Scene scene, KeyCode code) {
        FxToolkit.run(() -> {
            Node root = scene.getRoot();
            root.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        });
    }
}
