package secondlook.desktop.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.desktop.session.Place;

/** Shaping a dataset, as a person does it. */
class ShapeScreensTest {

    private final ScreenShooter shooter = new ScreenShooter();

    @TempDir
    Path home;

    @Test
    void aDatasetIsShapedStepByStep() throws IOException {
        StringBuilder rows = new StringBuilder("day,shop,price,sold,returned\n");
        for (int i = 0; i < 400; i++) {
            rows.append(String.format(java.util.Locale.ROOT, "2024-%02d-%02d,%s,%.2f,%d,%s%n", 1 + i % 12, 1 + i % 28,
                    i % 3 == 0 ? "Oslo" : "Bergen", 10 + i % 40 + i % 10 / 10.0, i % 7,
                    i % 11 == 0 ? "many" : Integer.toString(i % 3)));
        }
        Path file = Files.writeString(home.resolve("orders.csv"), rows);
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            FxToolkit.run(() -> test.app().opener().files(List.of(file)));
            test.settle();
            shooter.shoot(scene, test.app().theme(), "data-shape-link");
            FxToolkit.run(() -> ((Button) scene.lookup("#shape")).fire());
            test.settle();
            shooter.shoot(scene, test.app().theme(), "shape-empty");
            write(scene, "price > 20");
            add(test, scene);
            choose(scene, "Compute a column");
            FxToolkit.run(() -> ((TextField) scene.lookup(".shape #name")).setText("revenue"));
            write(scene, "price * (sold - TRY_CAST(returned AS INTEGER))");
            add(test, scene);
            choose(scene, "Change a column's type");
            FxToolkit.run(() -> {
                combo(scene, "#column").setValue("returned");
                combo(scene, "#type").getSelectionModel().select(1);
            });
            add(test, scene);
            choose(scene, "Keep rows");
            test.settle();
            write(scene, "revenu > 100");
            test.settle();
            shooter.shoot(scene, test.app().theme(), "shape");
            String place = FxToolkit.call(() -> scene.getRoot().lookupAll(".shape .expression .problem").stream()
                    .map(n -> ((Label) n).getText()).findFirst().orElse(""));
            assertEquals("There is no column revenu.", place);
            FxToolkit.run(() -> {
                TextArea text = (TextArea) scene.lookup(".shape #expression");
                text.requestFocus();
                text.setText("re");
                text.end();
            });
            test.settle();
            shooter.shoot(scene, test.app().theme(), "shape-completion");
            FxToolkit.run(() -> ((Button) scene.lookup(".shape #undo")).fire());
            test.settle();
            FxToolkit.run(() -> ((Button) scene.lookup(".shape #redo")).fire());
            test.settle();
            FxToolkit.run(() -> ((Button) scene.lookup(".shape #apply-shape")).fire());
            test.settle();
            assertNull(FxToolkit.call(() -> scene.lookup(".shape")));
            var manifest = FxToolkit
                    .call(() -> Objects.requireNonNull(test.app().session().dataset().get()).manifest());
            assertEquals("orders.csv, 3 steps", manifest.name());
            assertEquals("revenue", manifest.schema().names().getLast());
            assertTrue(manifest.warnings().toString().contains("cannot be integer and became missing"),
                    manifest.warnings().toString());
            shooter.shoot(scene, test.app().theme(), "shape-applied");
        }
    }

    @Test
    void aModelIsTrainedWithGroupsAndBalance() throws IOException {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            FxToolkit.run(() -> test.app().opener().files(List.of(TestApp.weather())));
            test.settle();
            FxToolkit.run(() -> test.app().session().goTo(Place.MODEL));
            test.settle();
            FxToolkit.run(() -> {
                ((ComboBox<?>) scene.lookup(".train #testRows")).getSelectionModel().select(2);
                ((ComboBox<?>) scene.lookup(".train #balance")).getSelectionModel().selectLast();
            });
            test.settle();
            assertTrue(FxToolkit.call(() -> scene.lookup(".train #group").isVisible()));
            assertTrue(FxToolkit.call(() -> scene.lookup(".train #shifted").isVisible()));
            shooter.shoot(scene, test.app().theme(), "model-train-balance");
        }
    }

    @Test
    void variantsAreCompared() throws IOException {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            FxToolkit.run(() -> test.app().opener().files(List.of(TestApp.weather())));
            test.settle();
            FxToolkit.run(() -> test.app().commands().find("model.variants").run());
            test.settle();
            FxToolkit.run(() -> {
                ((ComboBox<?>) scene.lookup(".variants #algorithm")).getSelectionModel().select(3);
                ((Button) scene.lookup(".variants #add-variant")).fire();
                ((ComboBox<?>) scene.lookup(".variants #balance")).getSelectionModel().selectLast();
                ((Button) scene.lookup(".variants #add-variant")).fire();
                ((Button) scene.lookup(".variants .line .icon-button")).fire();
                ((Button) scene.lookup(".variants #compare-variants")).fire();
            });
            test.settle();
            assertEquals("", FxToolkit.call(() -> ((Label) scene.lookup("#variants-problem")).getText()));
            assertTrue(FxToolkit.call(() -> ((Label) scene.lookup(".variants .answer")).getText())
                    .contains("balanced accuracy"));
            shooter.shoot(scene, test.app().theme(), "variants");
        }
    }

    private static void write(Scene scene, String text) {
        FxToolkit.run(() -> ((TextArea) scene.lookup(".shape #expression")).setText(text));
    }

    private static void add(TestApp test, Scene scene) {
        test.settle();
        FxToolkit.run(() -> ((Button) scene.lookup(".shape #add-step")).fire());
        test.settle();
        assertEquals("", FxToolkit.call(() -> ((Label) scene.lookup("#shape-problem")).getText()));
    }

    private static void choose(Scene scene, String title) {
        FxToolkit.run(() -> {
            ComboBox<Object> kind = combo(scene, "#kind");
            for (Object item : kind.getItems()) {
                if (kind.getConverter().toString(item).equals(title)) {
                    kind.setValue(item);
                }
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Object> combo(Scene scene, String id) {
        return (ComboBox<Object>) scene.lookup(".shape " + id);
    }
}
