package secondlook.desktop.feature.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.screens.FxToolkit;
import secondlook.desktop.screens.ScreenShooter;
import secondlook.desktop.screens.TestApp;
import secondlook.desktop.session.Place;

/** The sample, watched in the whole window. */
class MonitorScreensTest {

    private final ScreenShooter shooter = new ScreenShooter();

    @TempDir
    Path home;

    @Test
    void theSampleIsWatchedAndItsFogReviewed() {
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            Scene scene = app.window().scene();
            FxToolkit.run(() -> app.commands().find("open.sample").run());
            test.settle();
            FxToolkit.run(() -> app.session().goTo(Place.MONITOR));
            test.settle();
            shooter.shoot(scene, app.theme(), "monitor");
            assertTrue(text(scene, ".monitor .answer").contains("fog"), text(scene, ".monitor .answer"));
            TableView<?> columns = FxToolkit.call(() -> (TableView<?>) scene.lookup(".monitor .columns-table"));
            assertEquals(6, FxToolkit.call(() -> columns.getItems().size()));
            ListView<?> alarms = FxToolkit.call(() -> (ListView<?>) scene.lookup(".monitor .findings"));
            assertEquals(3, FxToolkit.call(() -> alarms.getItems().size()));
            for (String picture : new String[]{".paired-distribution", ".trend-chart"}) {
                for (Node node : all(scene, picture)) {
                    Object words = FxToolkit.call(() -> node.queryAccessibleAttribute(AccessibleAttribute.TEXT));
                    assertTrue(words instanceof String told && told.length() > 20, picture + " says " + words);
                }
                assertFalse(all(scene, picture).isEmpty(), picture);
            }
            all(scene, ".monitor .twin-toggle").forEach(toggle -> FxToolkit.run(() -> ((Button) toggle).fire()));
            test.settle();
            assertEquals(2, all(scene, ".monitor .chart-table").size());
            shooter.shoot(scene, app.theme(), "monitor-tables");
            all(scene, ".monitor .twin-toggle").forEach(toggle -> FxToolkit.run(() -> ((Button) toggle).fire()));
            FxToolkit.run(() -> ((Button) scene.lookup("#rules")).fire());
            test.settle();
            shooter.shoot(scene, app.theme(), "monitor-rules");
            FxToolkit.run(() -> ((Button) scene.lookup(".monitor-form .accent")).fire());
            test.settle();
            shooter.shoot(scene, app.theme(), "monitor-again");
            Button review = FxToolkit.call(() -> (Button) scene.lookup(".monitor #review"));
            assertTrue(FxToolkit.call(review::getText).startsWith("Review 52, weather: fog"),
                    FxToolkit.call(review::getText));
            FxToolkit.run(review::fire);
            test.settle();
            assertEquals(Place.CONFIDENCE, FxToolkit.call(() -> app.session().place().get()));
            assertEquals(52, FxToolkit.call(() -> app.session().selection().get().size()));
            assertNotNull(FxToolkit.call(() -> scene.lookup(".review-form")), "it asks what the review should be like");
            shooter.shoot(scene, app.theme(), "monitor-review");
        }
    }

    @Test
    void withoutARunItLeadsOn() {
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            Scene scene = app.window().scene();
            FxToolkit.run(() -> app.opener().files(java.util.List.of(TestApp.weather())));
            test.settle();
            FxToolkit.run(() -> app.session().goTo(Place.MONITOR));
            test.settle();
            assertTrue(text(scene, ".monitor .answer").startsWith("Nothing has been scored"));
            assertFalse(all(scene, ".monitor .empty .button").isEmpty());
            shooter.shoot(scene, app.theme(), "monitor-empty");
        }
    }

    private static String text(Scene scene, String selector) {
        return FxToolkit.call(() -> scene.getRoot().lookupAll(selector).stream()
                .filter(node -> node instanceof Label label && shown(label)).map(node -> ((Label) node).getText())
                .findFirst().orElse(""));
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Set<Node> all(Scene scene, String selector) {
        return FxToolkit.call(() -> scene.getRoot().lookupAll(selector));
    }
}
