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
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a dataset once more, corrected, as a person does it. */
class ReadingScreensTest {

    private final ScreenShooter shooter = new ScreenShooter();

    @TempDir
    Path home;

    @Test
    void aDatasetIsReadOnceMoreAsAPersonSays() throws IOException {
        StringBuilder rows = new StringBuilder(
                "# Orders of the northern shops, exported by hand\nday;shop;code;price;sold\n");
        for (int i = 0; i < 120; i++) {
            rows.append(String.format(java.util.Locale.ROOT, "%02d/%02d/2024;%s;%04d;%d,%d;%s%n", 1 + i % 12, 1 + i % 9,
                    i % 3 == 0 ? "Oslo" : "Bergen", 17 * i, 10 + i % 40, i % 10, i % 11 == 0 ? "none" : i % 7));
        }
        Path file = Files.writeString(home.resolve("orders.csv"), rows);
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            FxToolkit.run(() -> test.app().opener().files(List.of(file)));
            test.settle();
            String before = id(test);
            FxToolkit.run(() -> ((Button) scene.lookup("#reread")).fire());
            test.settle();
            shooter.shoot(scene, test.app().theme(), "reading");
            FxToolkit.run(() -> type(scene, "skip", "2"));
            test.settle();
            assertTrue(FxToolkit.call(() -> scene.lookup(".reading") != null), "Enter in a field opened the file");
            FxToolkit.run(() -> type(scene, "skip", "0"));
            FxToolkit.run(() -> choose(scene, "missing", "none"));
            FxToolkit.run(() -> choose(scene, "dates", "%m/%d/%Y"));
            test.settle();
            shooter.shoot(scene, test.app().theme(), "reading-corrected");
            FxToolkit.run(() -> ((Button) scene.lookup(".reading .accent")).fire());
            test.settle();
            assertTrue(!before.equals(id(test)), "another way of reading is another dataset");
            assertEquals(11L, FxToolkit.call(() -> Objects.requireNonNull(test.app().session().dataset().get())
                    .count("sold IS NULL")));
            assertNull(FxToolkit.call(() -> scene.lookup(".reading")));
        }
    }

    @Test
    void theDialogOfADatabaseSaysWhatIsWrongAndStays() {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            test.settle();
            FxToolkit.run(() -> test.app().commands().find("open.database").run());
            test.settle();
            FxToolkit.run(() -> {
                ((TextField) scene.lookup(".database #url")).setText("jdbc:postgresql://127.0.0.1:1/shop");
                ((TextField) scene.lookup(".database #user")).setText("ada");
                ((ComboBox<?>) scene.lookup(".database #table")).getEditor().setText("orders");
                ((Button) scene.lookup(".database .accent")).fire();
            });
            test.settle();
            String said = FxToolkit.call(() -> ((Label) scene.lookup(".database .problem")).getText());
            assertTrue(said.contains("127.0.0.1:1"), said);
            shooter.shoot(scene, test.app().theme(), "database");
        }
    }

    /** As a person does: the text, and then Enter. */
    private static void type(Scene scene, String key, String text) {
        ComboBox<?> box = (ComboBox<?>) scene.lookup(".reading #" + key);
        box.requestFocus();
        box.getEditor().setText(text);
        box.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }

    @SuppressWarnings("unchecked")
    private static void choose(Scene scene, String key, String value) {
        ((ComboBox<String>) scene.lookup(".reading #" + key)).setValue(value);
    }

    private static String id(TestApp test) {
        return FxToolkit.call(() -> Objects.requireNonNull(test.app().session().dataset().get()).manifest().id());
    }
}
