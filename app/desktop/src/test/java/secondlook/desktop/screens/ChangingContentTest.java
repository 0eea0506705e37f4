package secondlook.desktop.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.desktop.session.Place;

/** A movement of the threshold draws what moved, not the whole page. */
class ChangingContentTest {

    @TempDir
    Path home;

    @Test
    void aPageWhoseFiguresMoveKeepsNoPictureOfItself() {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            FxToolkit.run(() -> test.app().commands().find("open.sample").run());
            test.settle();
            FxToolkit.run(() -> test.app().session().goTo(Place.CONFIDENCE));
            test.settle();
            List<Node> viewports = FxToolkit.call(() -> pageAbove(scene.lookup(".stacked-histogram"))
                    .getChildrenUnmodifiable().stream().filter(n -> n.getStyleClass().contains("viewport")).toList());
            assertEquals(1, viewports.size());
            assertFalse(viewports.getFirst().isCache());
        }
    }

    private static ScrollPane pageAbove(Node node) {
        Parent above = node.getParent();
        while (!(above instanceof ScrollPane page)) {
            above = above.getParent();
        }
        return page;
    }
}
