package secondlook.desktop.feature.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.screens.FxToolkit;
import secondlook.desktop.screens.ScreenShooter;
import secondlook.desktop.screens.TestApp;
import secondlook.desktop.session.Place;
import secondlook.runtime.decision.RuleOutcome;

/** Rules are written, watched and put in force on the sample, in the whole window. */
class RulesScreensTest {

    private final ScreenShooter shooter = new ScreenShooter();

    @TempDir
    Path home;

    @Test
    void aRuleThatHelpsAndOneThatHarmsAreToldApart() {
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            Scene scene = app.window().scene();
            FxToolkit.run(() -> app.commands().find("open.sample").run());
            test.settle();
            FxToolkit.run(() -> app.session().goTo(Place.CONFIDENCE));
            test.settle();
            FxToolkit.run(() -> {
                TabPane tabs = (TabPane) scene.lookup("#tabs");
                tabs.getSelectionModel().select(tabs.getTabs().size() - 1);
            });
            test.settle();
            assertTrue(text(scene, ".rules #summary").startsWith("No rules yet."));
            write(test, scene, "calm sun", "predicted = 'sun' AND wind < 2 AND temp_max < 20", RuleOutcome.REVIEW,
                    null);
            shooter.shoot(scene, app.theme(), "rules-editor");
            keep(test, scene);
            write(test, scene, "cold is snow", "temp_min < 4 AND precipitation > 0", RuleOutcome.OVERRIDE, "snow");
            keep(test, scene);
            TableView<?> table = FxToolkit.call(() -> (TableView<?>) scene.lookup(".rules #table"));
            assertEquals(2, FxToolkit.call(() -> table.getItems().size()));
            RuleRow helps = FxToolkit.call(() -> (RuleRow) table.getItems().get(0));
            RuleRow harms = FxToolkit.call(() -> (RuleRow) table.getItems().get(1));
            assertTrue(helps.figures() != null && helps.figures().helped() > helps.figures().harmed(),
                    String.valueOf(helps));
            assertTrue(harms.figures() != null && harms.figures().harmed() > 3 * harms.figures().helped(),
                    String.valueOf(harms));
            FxToolkit.run(() -> table.lookupAll(".table-row-cell").stream().map(node -> (TableRow<?>) node)
                    .filter(row -> row.getItem() == helps).findFirst()
                    .ifPresent(row -> ((CheckBox) row.lookup(".check-box")).fire()));
            test.settle();
            assertFalse(FxToolkit.call(() -> app.session().policy().get().rules().getFirst().shadow()));
            FxToolkit.run(() -> table.getSelectionModel().select(0));
            test.settle();
            shooter.shoot(scene, app.theme(), "rules");
            FxToolkit.run(() -> ((TabPane) scene.lookup("#tabs")).getSelectionModel().select(0));
            test.settle();
            String sentence = text(scene, ".confidence .answer");
            assertTrue(sentence.matches("\\d+ of 365 .* go to review, by the threshold and the rule calm sun\\. .*"),
                    sentence);
            shooter.shoot(scene, app.theme(), "rules-confidence");
            FxToolkit.run(() -> {
                TabPane tabs = (TabPane) scene.lookup("#tabs");
                tabs.getSelectionModel().select(tabs.getTabs().size() - 1);
            });
            test.settle();
            FxToolkit.run(() -> {
                ((Button) scene.lookup(".rules #select")).fire();
            });
            test.settle();
            assertEquals(helps.figures().hits(), FxToolkit.call(() -> app.session().selection().get().size()));
            FxToolkit.run(() -> app.session().goTo(Place.REPORT));
            test.settle();
            assertTrue(FxToolkit.call(() -> scene.getRoot().lookupAll(".paper .page-cell").stream()
                    .anyMatch(node -> ((Label) node).getText().equals("calm sun"))), "the report says it too");
            shooter.shoot(scene, app.theme(), "rules-report");
        }
    }

    private static void write(TestApp test, Scene scene, String name, String when, RuleOutcome outcome,
            @Nullable String label) {
        FxToolkit.run(() -> ((Button) scene.lookup(".rules #add")).fire());
        test.settle();
        FxToolkit.run(() -> {
            ((TextField) scene.lookup("#rule-name")).setText(name);
            ((TextField) scene.lookup("#rule-when")).setText(when);
            combo(scene, 0).setValue(outcome);
            if (label != null) {
                combo(scene, 1).setValue(label);
            }
        });
        test.settle();
        assertTrue(text(scene, "#rule-trial").startsWith("Holds for "), text(scene, "#rule-trial"));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Object> combo(Scene scene, int which) {
        return (ComboBox<Object>) scene.lookup("#rule-name").getParent().lookupAll(".combo-box").stream()
                .toList().get(which);
    }

    private static void keep(TestApp test, Scene scene) {
        FxToolkit.run(() -> ((Button) scene.lookup("#rule-keep")).fire());
        test.settle();
    }

    private static String text(Scene scene, String selector) {
        return FxToolkit.call(() -> ((Label) scene.lookup(selector)).getText());
    }
}
