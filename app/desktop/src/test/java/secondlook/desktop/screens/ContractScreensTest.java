package secondlook.desktop.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.run.RunContract;
import secondlook.desktop.session.Place;

/** What a model expects is written in the window, and asked before it runs there. */
class ContractScreensTest {

    private final ScreenShooter shooter = new ScreenShooter();

    @TempDir
    Path home;

    @Test
    void whatAModelExpectsIsEditedSavedAndAskedBeforeARun() throws IOException {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            FxToolkit.run(() -> test.app().commands().find("open.sample").run());
            test.settle();
            Path odd = home.resolve("odd.csv");
            Files.writeString(odd, Files.readString(TestApp.weather()) + "2016-01-01,-30.0,10.0,5.0,4.0,rain\n"
                    + "2016-01-02,1.0,10.0,5.0,44.0,rain\n");
            FxToolkit.run(() -> test.app().opener().files(List.of(odd)));
            test.settle();
            FxToolkit.run(() -> test.app().session().goTo(Place.DATA));
            test.settle();
            FxToolkit.run(() -> ((Button) scene.lookup("#expect")).fire());
            test.settle();
            edit(test, scene, "wind", "#most", "9.5");
            edit(test, scene, "precipitation", "#least", "0");
            FxToolkit.run(() -> ((ComboBox<?>) scene.lookup(".contract #action")).getSelectionModel().select(1));
            test.settle();
            shooter.shoot(scene, test.app().theme(), "expectations");
            FxToolkit.run(() -> ((Button) scene.lookup(".contract .accent")).fire());
            test.settle();
            shooter.shoot(scene, test.app().theme(), "data-expected");
            FxToolkit.run(() -> test.app().session().choose(""));
            FxToolkit.run(() -> test.app().commands().find("run.score").run());
            test.settle();
            RunContract contract = FxToolkit
                    .call(() -> Objects.requireNonNull(test.app().session().run().get()).manifest().contract());
            assertNotNull(contract);
            assertEquals(1, contract.refused());
            assertTrue(contract.violations().stream().anyMatch(v -> "wind".equals(v.column()) && v.rows() == 1),
                    contract.toString());
            shooter.shoot(scene, test.app().theme(), "confidence-expected");
            FxToolkit.run(() -> ((Button) scene.lookup("#broken .button")).fire());
            test.settle();
            long[] selected = FxToolkit
                    .call(() -> Objects.requireNonNull(test.app().session().selection().get()).rowIds());
            assertTrue(java.util.Arrays.stream(selected).anyMatch(row -> row == 1462), "the row with a wind of 44");
        }
    }

    @Test
    void whatIsTypedIsOfTheExpectationThatWasChosenThen() throws IOException {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            FxToolkit.run(() -> test.app().opener().files(List.of(TestApp.weather())));
            test.settle();
            FxToolkit.run(() -> ((Button) scene.lookup("#expect")).fire());
            test.settle();
            ListView<?> list = FxToolkit.call(() -> (ListView<?>) scene.lookup(".contract .findings"));
            assertSame(list, FxToolkit.call(scene::getFocusOwner), "the keys are for what was opened");
            List<String> before = FxToolkit.call(() -> columns(list));
            FxToolkit.run(() -> {
                list.getSelectionModel().select(before.indexOf("wind"));
            });
            test.settle();
            // a click on another line chooses it first, and only then does the field lose the focus
            FxToolkit.run(() -> {
                TextField most = (TextField) scene.lookup(".contract #most");
                most.setText("7.5");
                list.getSelectionModel().select(before.indexOf("temp_min"));
                most.fireEvent(new ActionEvent());
            });
            test.settle();
            assertEquals(before, FxToolkit.call(() -> columns(list)));
            assertTrue(FxToolkit.call(() -> list.getItems().get(before.indexOf("wind")).toString())
                    .contains("most=7.5"));
            assertEquals("temp_min",
                    FxToolkit.call(() -> ((Label) scene.lookup(".contract .editor .strong")).getText()));
        }
    }

    @Test
    void escapeAsksBeforeItDropsWhatWasChanged() {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            FxToolkit.run(() -> test.app().opener().files(List.of(TestApp.weather())));
            test.settle();
            open(test, scene);
            escape(test, scene);
            assertNull(FxToolkit.call(() -> scene.lookup(".contract")), "nothing was changed");

            open(test, scene);
            FxToolkit.run(() -> {
                ListView<?> list = (ListView<?>) scene.lookup(".contract .findings");
                list.getSelectionModel().select(columns(list).indexOf("wind"));
            });
            test.settle();
            FxToolkit.run(() -> {
                TextField most = (TextField) scene.lookup(".contract #most");
                most.requestFocus();
                most.setText("7.5");
            });
            test.settle();
            escape(test, scene);
            assertNotNull(FxToolkit.call(() -> scene.lookup(".contract #leaving")), "typed, though not entered");
            shooter.shoot(scene, test.app().theme(), "expectations-leaving");
            FxToolkit.run(() -> ((Button) scene.lookup("#leaving #drop")).fire());
            test.settle();
            assertNull(FxToolkit.call(() -> scene.lookup(".contract")));
        }
    }

    private static void open(TestApp test, Scene scene) {
        FxToolkit.run(() -> ((Button) scene.lookup("#expect")).fire());
        test.settle();
    }

    private static void escape(TestApp test, Scene scene) {
        FxToolkit.run(() -> Event.fireEvent(scene.getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "",
                KeyCode.ESCAPE, false, false, false, false)));
        test.settle();
    }

    @Test
    void theFieldsStayWhereAPersonGoesOn() throws IOException {
        try (TestApp test = new TestApp(home)) {
            Scene scene = test.app().window().scene();
            FxToolkit.run(() -> test.app().opener().files(List.of(TestApp.weather())));
            test.settle();
            FxToolkit.run(() -> ((Button) scene.lookup("#expect")).fire());
            test.settle();
            FxToolkit.run(() -> {
                ListView<?> list = (ListView<?>) scene.lookup(".contract .findings");
                list.getSelectionModel().select(columns(list).indexOf("wind"));
            });
            test.settle();
            Node tolerance = FxToolkit.call(() -> scene.lookup(".contract #tolerance"));
            FxToolkit.run(() -> {
                TextField most = (TextField) scene.lookup(".contract #most");
                most.setText("7.5");
                most.fireEvent(new ActionEvent());
            });
            test.settle();
            assertSame(tolerance, FxToolkit.call(() -> scene.lookup(".contract #tolerance")));
            FxToolkit.run(() -> {
                TextField least = (TextField) scene.lookup(".contract #least");
                least.setText("9");
                least.fireEvent(new ActionEvent());
            });
            test.settle();
            assertEquals("No number is from 9 to 7.5: the first has to be the smaller one.",
                    FxToolkit.call(() -> ((Label) scene.lookup(".contract .editor .problem")).getText()));
        }
    }

    private static List<String> columns(ListView<?> list) {
        return list.getItems().stream().map(line -> line.toString().replaceAll(".*column=(\\w+), type.*", "$1"))
                .toList();
    }

    private void edit(TestApp test, Scene scene, String column, String field, String value) {
        FxToolkit.run(() -> {
            ListView<?> list = (ListView<?>) scene.lookup(".contract .findings");
            for (int i = 0; i < list.getItems().size(); i++) {
                if (list.getItems().get(i).toString().contains("column=" + column)) {
                    list.getSelectionModel().select(i);
                }
            }
        });
        test.settle();
        FxToolkit.run(() -> {
            TextField most = (TextField) scene.lookup(".contract " + field);
            most.setText(value);
            most.fireEvent(new ActionEvent());
        });
        test.settle();
    }
}
