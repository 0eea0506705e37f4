package secondlook.desktop.feature.rules;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Fallback;

/** Chooses the second model of the policy, and when it is asked. */
final class SecondModelMenu {

    private final RulesViewModel model;

    SecondModelMenu(RulesViewModel model) {
        this.model = model;
    }

    void dress(MenuButton button) {
        model.fallback().subscribe(second -> {
            button.setText(second == null ? "Second model: none" : "Second model: " + second.model());
            fill(button, second);
        });
        button.setOnShowing(e -> fill(button, model.fallback().get()));
    }

    private void fill(MenuButton button, @Nullable Fallback now) {
        button.getItems().clear();
        button.getItems().add(choice("None", now == null, () -> model.fallBack(null)));
        for (String reference : model.secondModels()) {
            button.getItems().add(choice(reference, now != null && now.model().equals(reference),
                    () -> model.fallBack(now == null
                            ? new Fallback(reference, true, true, false, null)
                            : new Fallback(reference, now.onInvalid(), now.onAbsent(), now.onAbstain(),
                                    now.threshold()))));
        }
        if (now != null) {
            button.getItems().addAll(new SeparatorMenuItem(),
                    when("where the first has no usable scores", now.onInvalid(), new Fallback(now.model(),
                            !now.onInvalid(), now.onAbsent(), now.onAbstain(), now.threshold())),
                    when("where the first cannot be opened", now.onAbsent(), new Fallback(now.model(), now.onInvalid(),
                            !now.onAbsent(), now.onAbstain(), now.threshold())),
                    when("where the first is not sure enough", now.onAbstain(), new Fallback(now.model(),
                            now.onInvalid(), now.onAbsent(), !now.onAbstain(), now.threshold())));
        }
    }

    private static MenuItem choice(String text, boolean chosen, Runnable act) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setSelected(chosen);
        item.setOnAction(e -> act.run());
        return item;
    }

    private MenuItem when(String text, boolean on, Fallback other) {
        CheckMenuItem item = new CheckMenuItem(text);
        item.setSelected(on);
        item.setOnAction(e -> model.fallBack(other));
        return item;
    }
}
