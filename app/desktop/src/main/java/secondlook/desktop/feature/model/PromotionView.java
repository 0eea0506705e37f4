package secondlook.desktop.feature.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.registry.Check;
import secondlook.desktop.feature.model.PromotionViewModel.Standing;

/** The checklist of a promotion, with fields for what only a person can say. */
final class PromotionView {

    private final PromotionViewModel model;
    private final VBox place;
    private final Label sentence = new Label();
    private final VBox checks = new VBox();
    private final TextField drift = new TextField();
    private final Button compare = button("Compare on the rows to score", "fth-git-merge");
    private final Button promote = button("Promote", "fth-award");
    private final Button back = button("Roll back", "fth-corner-up-left");
    private String shown = "";

    PromotionView(PromotionViewModel model, VBox place) {
        this.model = model;
        this.place = place;
        Label title = new Label("Which version counts");
        title.getStyleClass().add("strong");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.setId("promotion-sentence");
        drift.setPromptText("What you found when you looked at the drift");
        drift.setAccessibleText(drift.getPromptText());
        drift.setId("promotion-drift");
        drift.textProperty().bindBidirectional(model.drift());
        promote.setId("promote");
        back.setId("roll-back");
        compare.setId("compare-champion");
        compare.setOnAction(e -> model.compare());
        promote.setOnAction(e -> model.promote());
        back.setOnAction(e -> model.rollBack());
        checks.getStyleClass().add("checks");
        HBox actions = new HBox(promote, compare, back);
        actions.getStyleClass().add("actions");
        place.getChildren().setAll(title, sentence, checks, drift, actions);
        model.standing().subscribe(this::show);
    }

    private static Button button(String text, String icon) {
        Button button = new Button(text, new FontIcon(icon));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void show(@Nullable Standing now) {
        place.setVisible(now != null);
        place.setManaged(now != null);
        if (now == null) {
            return;
        }
        String name = now.version().reference();
        sentence.setText(now.isChampion()
                ? name + " counts: it is the champion of its name."
                : now.champion() == null
                        ? "No version of " + now.version().name() + " counts yet; " + name + " is a candidate."
                        : now.champion().reference() + " counts. " + name + " is "
                                + (now.version().state().key().equals("retired") ? "retired." : "a candidate."));
        visible(drift, !now.isChampion() && now.champion() != null);
        visible(compare, model.canCompare());
        visible(promote, !now.isChampion());
        promote.setDisable(!now.canPromote());
        promote.setText("Promote " + name);
        visible(back, now.back());
        lines(now);
    }

    /** A field that is being typed into is not replaced. */
    private void lines(Standing now) {
        List<Check> all = now.isChampion() ? List.of() : now.checklist().checks();
        String key = all.stream().map(check -> check.key() + check.state() + check.evidence())
                .collect(Collectors.joining("|", now.version().reference(), ""));
        if (key.equals(shown)) {
            return;
        }
        shown = key;
        List<Node> lines = new ArrayList<>();
        for (Check check : all) {
            lines.add(line(check));
        }
        checks.getChildren().setAll(lines);
    }

    private Node line(Check check) {
        boolean passed = PromotionViewModel.words(check).equals("passed");
        boolean failed = PromotionViewModel.words(check).equals("failed");
        FontIcon icon = new FontIcon(passed ? "fth-check" : failed ? "fth-alert-triangle" : "fth-help-circle");
        icon.getStyleClass().add(passed ? "success" : "alarm");
        Label name = new Label(check.key());
        name.getStyleClass().add("strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label words = new Label(PromotionViewModel.words(check) + ": " + check.evidence());
        words.getStyleClass().add("small");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox line = new HBox(icon, name, words);
        HBox.setHgrow(words, Priority.ALWAYS);
        line.getStyleClass().add("field-line");
        if (passed || check.key().equals("drift")) {
            return line;
        }
        TextField reason = new TextField();
        reason.setPromptText("Why " + check.key() + " may pass all the same");
        reason.setAccessibleText(reason.getPromptText());
        reason.setId("reason-" + check.key());
        reason.textProperty().bindBidirectional(model.reason(check.key()));
        return new VBox(line, reason);
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
