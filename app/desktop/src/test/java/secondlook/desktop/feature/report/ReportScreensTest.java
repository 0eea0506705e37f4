package secondlook.desktop.feature.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.screens.FxToolkit;
import secondlook.desktop.screens.ScreenShooter;
import secondlook.desktop.screens.TestApp;
import secondlook.desktop.session.Place;

/** The sample's report in the whole window. */
class ReportScreensTest {

    private final ScreenShooter shooter = new ScreenShooter();

    @TempDir
    Path home;

    @Test
    void theSampleIsReported() {
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            Scene scene = app.window().scene();
            FxToolkit.run(() -> app.session().goTo(Place.REPORT));
            test.settle();
            assertFalse(all(scene, ".report .empty .button").isEmpty(), "it leads on");
            FxToolkit.run(() -> app.commands().find("open.sample").run());
            test.settle();
            FxToolkit.run(() -> app.session().goTo(Place.REPORT));
            test.settle();
            assertTrue(labels(scene, ".paper .page-h1").contains("seattle_weather.csv"));
            assertTrue(labels(scene, ".paper .page-lead").contains("of 365 predictions"));
            shooter.shoot(scene, app.theme(), "report");
            for (Node picture : all(scene, ".paper .svg-picture")) {
                Object words = FxToolkit.call(() -> picture.queryAccessibleAttribute(AccessibleAttribute.TEXT));
                assertTrue(words instanceof String told && told.length() > 20, "a picture says " + words);
            }
            assertTrue(all(scene, ".paper .svg-picture").size() >= 3);
            FxToolkit.run(() -> {
                ((CheckBox) scene.lookup("#section-confidence")).setSelected(false);
                ((RadioButton) scene.lookup("#audience-auditors")).setSelected(true);
            });
            test.settle();
            assertFalse(labels(scene, ".paper .page-h2").contains("Confidence"));
            assertTrue(labels(scene, ".paper .page-h2").contains("What this rests on"));
            FxToolkit.run(() -> ((ScrollPane) scene.lookup(".report .desk")).setVvalue(0.35));
            test.settle();
            shooter.shoot(scene, app.theme(), "report-auditors");
            assertEquals(Place.REPORT, FxToolkit.call(() -> app.session().place().get()));
        }
    }

    @Test
    void valuesAreReportedByTheirErrors() throws IOException {
        StringBuilder csv = new StringBuilder("x,y_true,prediction\n");
        Random random = new Random(4);
        for (int row = 0; row < 600; row++) {
            double x = 10 * random.nextDouble();
            csv.append(String.format(Locale.ROOT, "%.3f,%.3f,%.3f%n", x, 3 * x + random.nextGaussian(), 3 * x + 0.2));
        }
        Path file = Files.writeString(home.resolve("values.csv"), csv);
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            Scene scene = app.window().scene();
            FxToolkit.run(() -> app.opener().files(List.of(file)));
            test.settle();
            FxToolkit.run(() -> app.session().goTo(Place.REPORT));
            test.settle();
            assertTrue(
                    labels(scene, ".paper .page-lead").startsWith("The 600 predictions with a known answer are off by"),
                    labels(scene, ".paper .page-lead"));
            assertTrue(labels(scene, ".paper .page-h2").contains("Intervals"));
            assertTrue(FxToolkit.call(() -> scene.lookup("#section-rules").isDisabled()), "rules are of classes");
            shooter.shoot(scene, app.theme(), "report-values");
        }
    }

    private static String labels(Scene scene, String selector) {
        StringBuilder text = new StringBuilder();
        all(scene, selector).forEach(node -> text.append(FxToolkit.call(() -> ((Label) node).getText())).append('\n'));
        return text.toString();
    }

    private static Set<Node> all(Scene scene, String selector) {
        return FxToolkit.call(() -> scene.getRoot().lookupAll(selector));
    }
}
