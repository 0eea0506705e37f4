package secondlook.desktop.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.run.Run;
import secondlook.desktop.AppAssembly;

/** The sample's model calibrated from the confidence screen, with raw and calibrated beside each other afterwards. */
class CalibrateScreensTest {

    private final ScreenShooter shooter = new ScreenShooter();

    @TempDir
    Path home;

    @Test
    void calibratingScoresAgainAndShowsBoth() {
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            Scene scene = app.window().scene();
            FxToolkit.run(() -> app.commands().find("open.sample").run());
            test.settle();
            Run before = FxToolkit.call(() -> app.session().run().get());
            assertNotNull(before);
            tab(test, scene, 2);
            int diagrams = before.manifest().calibration() == null ? 1 : 2;
            assertEquals(diagrams, all(scene, ".reliability-diagram").size());
            Button calibrate = FxToolkit.call(() -> (Button) scene.lookup("#calibrate"));
            assertFalse(FxToolkit.call(calibrate::isDisabled), FxToolkit.call(calibrate::getAccessibleHelp));
            FxToolkit.run(calibrate::fire);
            test.settle();
            shooter.shoot(scene, app.theme(), "calibrate");
            FxToolkit.run(() -> ((Button) scene.lookup(".review-form .accent")).fire());
            test.settle();
            Run after = FxToolkit.call(() -> app.session().run().get());
            assertNotNull(after.manifest().calibration());
            assertTrue(!after.manifest().id().equals(before.manifest().id()), "scored again");
            tab(test, scene, 2);
            assertEquals(2, all(scene, ".reliability-diagram").size());
            shooter.shoot(scene, app.theme(), "reliability-calibrated");
        }
    }

    @Test
    void everyPictureHasAnAccessibleTextAndATable() {
        Path file = secondlook.desktop.sample.WeatherFile.write(home.resolve("weather.csv"), 7);
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            Scene scene = app.window().scene();
            FxToolkit.run(() -> app.opener().files(java.util.List.of(file)));
            test.settle();
            tab(test, scene, 4);
            for (String picture : new String[]{".stacked-histogram", ".error-curve", ".confusion-matrix",
                    ".set-size-bars", ".reliability-diagram"}) {
                for (Node node : all(scene, picture)) {
                    Object text = FxToolkit.call(() -> node.queryAccessibleAttribute(AccessibleAttribute.TEXT));
                    assertTrue(text instanceof String words && words.length() > 20, picture + " says " + text);
                }
                assertFalse(all(scene, picture).isEmpty(), picture);
            }
            assertTrue(FxToolkit.call(() -> scene.lookup(".stacked-histogram")
                    .queryAccessibleAttribute(AccessibleAttribute.VALUE)) instanceof Double);
            assertEquals(4, all(scene, ".twin-toggle").size());
            all(scene, ".twin-toggle").forEach(toggle -> FxToolkit.run(() -> ((Button) toggle).fire()));
            test.settle();
            assertEquals(4, all(scene, ".chart-table").size());
            assertNull(FxToolkit.call(() -> scene.lookup(".stacked-histogram")));
            shooter.shoot(scene, app.theme(), "confidence-tables");
            // the figures follow: another class, other bars
            all(scene, ".twin-toggle").forEach(toggle -> FxToolkit.run(() -> ((Button) toggle).fire()));
            assertEquals(0, all(scene, ".chart-table").size());
        }
    }

    @Test
    void nothingIsCutOffAtLargerType() {
        Path file = secondlook.desktop.sample.WeatherFile.write(home.resolve("weather.csv"), 7);
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            Scene scene = app.window().scene();
            FxToolkit.run(() -> app.opener().files(java.util.List.of(file)));
            test.settle();
            for (int percent : new int[]{150, 200}) {
                FxToolkit.run(() -> scene.getRoot().setStyle("-fx-font-size: " + 13 * percent / 100 + "px;"));
                for (int index = 0; index < 5; index++) {
                    tab(test, scene, index);
                    shooter.shoot(scene, app.theme(), "zoom-" + percent + "-tab-" + index);
                    for (Node label : all(scene, ".confidence .answer, .confidence .under-answer")) {
                        double needs = FxToolkit.call(() -> label.prefHeight(label.getLayoutBounds().getWidth()));
                        double has = FxToolkit.call(() -> label.getLayoutBounds().getHeight());
                        assertTrue(has >= needs - 1, percent + " %, tab " + index + ": " + label + " has " + has
                                + " of " + needs);
                    }
                }
            }
        }
    }

    private static Set<Node> all(Scene scene, String selector) {
        return FxToolkit.call(() -> scene.getRoot().lookupAll(selector));
    }

    private static void tab(TestApp test, Scene scene, int index) {
        FxToolkit.run(() -> ((TabPane) scene.lookup(".confidence .tab-pane")).getSelectionModel().select(index));
        test.settle();
    }
}
