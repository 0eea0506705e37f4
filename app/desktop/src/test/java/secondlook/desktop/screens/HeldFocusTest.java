package secondlook.desktop.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import secondlook.desktop.session.Place;

/** Keys pressed while something lies over a screen are for that, and not for the screen. */
class HeldFocusTest {

    private static final int TABS = 15;

    private final FxRobot keys = new FxRobot();

    @TempDir
    Path home;

    @Test
    void keysStayInWhatLiesOverAScreenAndComeBackWithIt() {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            Stage stage = FxToolkit.call(Stage::new);
            FxToolkit.run(() -> {
                stage.setScene(scene);
                stage.show();
                stage.requestFocus();
                test.app().opener().files(List.of(TestApp.weather()));
            });
            test.settle();
            Button expect = FxToolkit.call(() -> (Button) scene.lookup("#expect"));
            held(test, scene, expect, ".contract");
            FxToolkit.run(() -> test.app().commands().find("open.sample").run());
            test.settle();
            FxToolkit.run(() -> test.app().session().goTo(Place.CONFIDENCE));
            test.settle();
            Button review = FxToolkit.call(() -> (Button) scene.lookup("#review"));
            assertNotNull(review);
            held(test, scene, review, ".review-form");
            FxToolkit.run(stage::close);
        }
    }

    private void held(TestApp test, Scene scene, Button opens, String pane) {
        FxToolkit.run(() -> {
            opens.requestFocus();
            opens.fire();
        });
        test.settle();
        Place place = FxToolkit.call(() -> test.app().session().place().get());
        Set<Node> stops = new HashSet<>();
        for (int i = 0; i < TABS; i++) {
            if (i > 2 * TABS / 3) {
                keys.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
            } else {
                keys.type(KeyCode.TAB);
            }
            Node now = FxToolkit.call(scene::getFocusOwner);
            assertTrue(isIn(now, pane), "the focus went to " + now);
            stops.add(now);
        }
        assertTrue(stops.size() > 2, () -> "the focus did not move on: " + stops);
        for (KeyCode code : List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3)) {
            FxToolkit.run(() -> scene.getFocusOwner().fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false)));
            assertEquals(place, FxToolkit.call(() -> test.app().session().place().get()), code.toString());
        }
        keys.type(KeyCode.ESCAPE);
        test.settle();
        assertSame(opens, FxToolkit.call(scene::getFocusOwner));
    }

    private static boolean isIn(Node node, String selector) {
        Node at = node;
        while (at != null && !at.getStyleClass().contains(selector.substring(1))) {
            at = at.getParent();
        }
        return at != null;
    }
}
