package secondlook.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import secondlook.desktop.screens.FxToolkit;
import secondlook.desktop.screens.ScreenShooter;
import secondlook.runtime.Problem;

class WindowNoticesTest {

    private final FxRobot robot = new FxRobot();

    @Test
    void theDetailsToCopyHoldTheProblemAndItsCause() {
        Problem problem = new Problem("junk cannot be opened", "it is neither a table, a model nor a workspace",
                "Open a CSV file.");
        String details = WindowNotices.details(problem, new IllegalStateException("byte 3 is odd"));
        assertTrue(details.startsWith(problem.oneLine()), details);
        assertTrue(details.contains("java.lang.IllegalStateException: byte 3 is odd"), details);
        assertTrue(details.contains("\tat " + WindowNoticesTest.class.getName()), details);
    }

    /** A notice comes at any moment: the next key must not press its button, nor be lost. */
    @Test
    void keysStayWithTheWindowWhileNoticesAreShown() {
        List<KeyCode> heard = new ArrayList<>();
        List<String> pressed = new ArrayList<>();
        StackPane root = new StackPane();
        WindowNotices notices = new WindowNotices();
        Stage stage = FxToolkit.call(() -> {
            Stage shown = new Stage();
            root.setFocusTraversable(true);
            Scene scene = new Scene(root, 800, 600);
            scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> heard.add(event.getCode()));
            shown.setScene(scene);
            shown.show();
            root.requestFocus();
            notices.useFor(scene);
            notices.done("A model is open.", Map.of("Show it", () -> pressed.add("Show it")));
            Problem problem = new Problem("A model failed", "it did", "Try another.");
            notices.problem(problem, new IllegalStateException());
            return shown;
        });
        FxToolkit.await("two notices", () -> Window.getWindows().size() >= 2);
        ScreenShooter.settle();
        List<KeyCode> typed = List.of(KeyCode.DIGIT2, KeyCode.ENTER, KeyCode.SPACE, KeyCode.X);
        robot.type(typed.toArray(KeyCode[]::new));
        ScreenShooter.settle();
        assertEquals(typed, heard);
        assertEquals(List.of(), pressed);
        FxToolkit.run(stage::close);
    }
}
