package secondlook.desktop.feature.rules;

import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.view.Titled;
import secondlook.runtime.data.Column;
import secondlook.runtime.decision.RuleOutcome;

/** A rule as a form: its condition typed, with what could follow, or put together from parts. */
final class RuleEditorView {

    private final RuleEditor model;
    private final TextField when = new TextField();
    private final ContextMenu words = new ContextMenu();
    private final ComboBox<String> field = new ComboBox<>();
    private final ComboBox<Comparison> comparison = Titled.of(List.of(Comparison.values()), Comparison::title);
    private final TextField value = new TextField();

    RuleEditorView(RuleEditor model, VBox place) {
        this.model = model;
        TextField name = new TextField();
        name.setId("rule-name");
        name.setPromptText("Name of the rule");
        name.setAccessibleText("Name of the rule");
        name.textProperty().bindBidirectional(model.name());
        place.getChildren().setAll(line(name, outcome(), label(), inForce()), line(condition()), parts(), problem(),
                trial(), actions());
        HBox.setHgrow(name, Priority.ALWAYS);
        model.open().subscribe(open -> {
            if (open) {
                field.getItems().setAll(model.fields().stream().map(Column::name).toList());
                name.requestFocus();
            }
            words.hide();
        });
    }

    private static HBox line(javafx.scene.Node... parts) {
        HBox line = new HBox(parts);
        line.getStyleClass().add("rule-line");
        return line;
    }

    private ComboBox<RuleOutcome> outcome() {
        ComboBox<RuleOutcome> outcome = Titled.of(List.of(RuleOutcome.values()), one -> switch (one) {
            case REVIEW -> "send to review";
            case OVERRIDE -> "say another label";
            case FALLBACK -> "ask the second model";
            case REFUSE -> "refuse to answer";
        });
        outcome.setAccessibleText("What happens there");
        outcome.valueProperty().bindBidirectional(model.outcome());
        return outcome;
    }

    private ComboBox<String> label() {
        ComboBox<String> label = new ComboBox<>();
        label.setPromptText("label");
        label.setAccessibleText("Label that the rule says");
        label.valueProperty().bindBidirectional(model.label());
        label.visibleProperty().bind(model.outcome().isEqualTo(RuleOutcome.OVERRIDE));
        label.managedProperty().bind(label.visibleProperty());
        model.open().subscribe(open -> {
            if (open) {
                // a list that is replaced would take the value with it
                String kept = model.label().get();
                label.getItems().setAll(model.classes());
                model.label().set(kept);
            }
        });
        return label;
    }

    private CheckBox inForce() {
        CheckBox check = new CheckBox("in force");
        check.setMinWidth(Region.USE_PREF_SIZE);
        check.setAccessibleHelp("A rule that is not in force is only watched: its hits are counted");
        check.selectedProperty().bindBidirectional(model.inForce());
        return check;
    }

    private TextField condition() {
        when.setId("rule-when");
        when.setPromptText("predicted = 'sun' AND wind < 2");
        when.setAccessibleText("Where the rule holds");
        when.textProperty().bindBidirectional(model.when());
        HBox.setHgrow(when, Priority.ALWAYS);
        when.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.SPACE && key.isControlDown()) {
                complete();
                key.consume();
            }
        });
        when.setOnKeyTyped(key -> {
            if (!key.isControlDown() && !key.getCharacter().isBlank() && key.getCharacter().charAt(0) >= ' ') {
                complete();
            }
        });
        return when;
    }

    private void complete() {
        List<Completion> found = model.completions(when.getCaretPosition());
        words.getItems().setAll(found.stream().map(this::item).toList());
        if (found.isEmpty()) {
            words.hide();
        } else if (!words.isShowing()) {
            words.show(when, Side.BOTTOM, 0, 0);
        }
    }

    private MenuItem item(Completion completion) {
        MenuItem item = new MenuItem(completion.text() + (completion.details().isEmpty()
                ? ""
                : "   " + completion.details()));
        item.setMnemonicParsing(false);
        item.setOnAction(e -> {
            when.setText(completion.in(when.getText()));
            when.positionCaret(completion.from() + completion.text().length());
        });
        return item;
    }

    private HBox parts() {
        field.setPromptText("column");
        field.setAccessibleText("Column or what the model said");
        field.setId("part-field");
        comparison.setValue(Comparison.LESS);
        comparison.setAccessibleText("How it is compared");
        comparison.setId("part-comparison");
        value.setPromptText("value");
        value.setAccessibleText("Value that it is compared with");
        value.setId("part-value");
        value.getStyleClass().add("rule-value");
        value.disableProperty().bind(comparison.valueProperty().map(c -> !c.needsValue()));
        value.setOnAction(e -> add());
        Button add = new Button("Add", new FontIcon("fth-plus"));
        add.setId("part-add");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.disableProperty().bind(field.valueProperty().isNull());
        add.setOnAction(e -> add());
        Label or = new Label("or from parts");
        or.getStyleClass().add("small");
        or.setMinWidth(Region.USE_PREF_SIZE);
        return line(or, field, comparison, value, add);
    }

    private void add() {
        model.fields().stream().filter(column -> column.name().equals(field.getValue())).findFirst()
                .ifPresent(column -> model.add(column, comparison.getValue(), value.getText()));
    }

    private HBox problem() {
        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problem());
        Button there = new Button("Go there");
        there.getStyleClass().add("link");
        there.setMinWidth(Region.USE_PREF_SIZE);
        there.setOnAction(e -> model.place().ifPresent(at -> {
            when.requestFocus();
            when.selectRange(at, Math.min(at + 1, when.getText().length()));
        }));
        there.visibleProperty().bind(model.problem().map(text -> model.place().isPresent()));
        HBox line = line(problem, there);
        line.visibleProperty().bind(model.problem().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private Label trial() {
        Label trial = new Label();
        trial.setId("rule-trial");
        trial.setWrapText(true);
        trial.setMinHeight(Region.USE_PREF_SIZE);
        trial.textProperty().bind(model.trial());
        trial.visibleProperty().bind(model.trial().isNotEmpty());
        trial.managedProperty().bind(trial.visibleProperty());
        return trial;
    }

    private HBox actions() {
        Button keep = new Button("Keep the rule");
        keep.setId("rule-keep");
        keep.getStyleClass().add("accent");
        keep.disableProperty().bind(model.problem().isNotEmpty());
        keep.setOnAction(e -> model.keep());
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> model.cancel());
        return line(keep, cancel);
    }
}
