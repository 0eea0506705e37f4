package secondlook.desktop.feature.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.registry.ModelVersion;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.screens.FxToolkit;
import secondlook.desktop.screens.ScreenShooter;
import secondlook.desktop.screens.TestApp;
import secondlook.desktop.session.Place;

/** A version is promoted by its checklist, and taken back in one step, in the window. */
class PromotionScreensTest {

    private static final String NAME = "weather-random-forest";

    private final ScreenShooter shooter = new ScreenShooter();

    @TempDir
    Path home;

    @Test
    void aCandidateIsComparedPromotedAndTakenBack() {
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            Scene scene = app.window().scene();
            FxToolkit.run(() -> app.opener().files(java.util.List.of(TestApp.weather())));
            test.settle();
            FxToolkit.run(() -> app.session().goTo(Place.MODEL));
            test.settle();
            train(test, scene, "weather < 'z'");
            assertTrue(sentence(scene).startsWith("No version of " + NAME + " counts yet"), sentence(scene));
            press(test, scene, "#promote");
            assertEquals(1, champion(app).version());
            assertTrue(sentence(scene).startsWith(NAME + "@1 counts"), sentence(scene));
            train(test, scene, "date < DATE '2015-01-01'");
            assertTrue(sentence(scene).startsWith(NAME + "@1 counts. " + NAME + "@2 is a candidate"), sentence(scene));
            assertTrue(FxToolkit.call(() -> scene.lookup("#promote").isDisabled()), "it was not compared yet");
            press(test, scene, "#compare-champion");
            shooter.shoot(scene, app.theme(), "model-promotion");
            FxToolkit.run(() -> ((TextField) scene.lookup("#promotion-drift")).setText("looked at: the fog of 2015"));
            test.settle();
            for (String check : new String[]{"accuracy", "calibration", "classes", "usable", "contract"}) {
                FxToolkit.run(() -> {
                    Node reason = scene.lookup("#reason-" + check);
                    if (reason instanceof TextField field) {
                        field.setText("the older one had seen these rows");
                    }
                });
                test.settle();
            }
            assertFalse(FxToolkit.call(() -> scene.lookup("#promote").isDisabled()),
                    "everything passes or is accepted");
            press(test, scene, "#promote");
            assertEquals(2, champion(app).version());
            press(test, scene, "#roll-back");
            assertEquals(1, champion(app).version());
            assertTrue(sentence(scene).startsWith(NAME + "@1 counts. " + NAME + "@2 is"), sentence(scene));
        }
    }

    private static void train(TestApp test, Scene scene, String where) {
        FxToolkit.run(() -> {
            ((TextField) scene.lookup("#where")).setText(where);
            ((Button) scene.lookup("#train")).fire();
        });
        test.settle();
    }

    private static void press(TestApp test, Scene scene, String id) {
        FxToolkit.run(() -> ((Button) scene.lookup(id)).fire());
        test.settle();
    }

    private static ModelVersion champion(AppAssembly app) {
        return Objects.requireNonNull(FxToolkit.call(() -> Objects
                .requireNonNull(app.session().workspace().get()).versions().champion(NAME)));
    }

    private static String sentence(Scene scene) {
        return FxToolkit.call(() -> ((Label) scene.lookup("#promotion-sentence")).getText());
    }
}
