package secondlook.desktop.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.desktop.session.Place;

/** A click on the head of a column sorts by it, a second one the other way round, a third one no more. */
class SortedTableTest {

    @TempDir
    Path home;

    @Test
    void clicksOnAHeadSortTheRowsAndStaySorted() {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            FxToolkit.run(() -> test.app().opener().files(List.of(TestApp.weather())));
            test.settle();
            FxToolkit.run(() -> test.app().session().goTo(Place.DATA));
            test.settle();
            assertEquals("0", first(scene));
            click(test, scene);
            assertEquals(SortType.ASCENDING, sorted(scene));
            String least = first(scene);
            click(test, scene);
            assertEquals(SortType.DESCENDING, sorted(scene));
            assertEquals(List.of("767", "953"), List.of(least, first(scene)), "the coldest and the hottest day");
            click(test, scene);
            assertEquals(0, FxToolkit.call(() -> table(scene).getSortOrder().size()));
            assertEquals("0", first(scene));
        }
    }

    private static TableView<?> table(Scene scene) {
        return (TableView<?>) scene.lookup(".rows-table");
    }

    private static SortType sorted(Scene scene) {
        return FxToolkit.call(() -> {
            TableColumn<?, ?> by = table(scene).getSortOrder().getFirst();
            assertEquals("temp_max", by.getId());
            return by.getSortType();
        });
    }

    private static void click(TestApp test, Scene scene) {
        FxToolkit.run(() -> {
            Node head = scene.getRoot().lookupAll(".column-header").stream()
                    .filter(node -> "temp_max".equals(node.getId())).findFirst().orElseThrow();
            for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
                Event.fireEvent(head, new MouseEvent(head, head, type, 5, 5, 5, 5, MouseButton.PRIMARY, 1, false, false,
                        false, false, type == MouseEvent.MOUSE_PRESSED, false, false, false, false, true,
                        new PickResult(head, 5, 5)));
            }
        });
        test.settle();
    }

    /** The number of the row that is shown on top. */
    private static String first(Scene scene) {
        return FxToolkit.call(() -> scene.getRoot().lookupAll(".row-number").stream()
                .filter(node -> node instanceof TableCell<?, ?> cell && cell.getText() != null)
                .min(Comparator.comparingDouble(node -> node.localToScene(0, 0).getY()))
                .map(node -> ((TableCell<?, ?>) node).getText()).orElse(""));
    }
}
