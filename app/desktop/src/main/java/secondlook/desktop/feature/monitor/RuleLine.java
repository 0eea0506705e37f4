package secondlook.desktop.feature.monitor;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.monitor.AlarmRule;
import secondlook.app.monitor.AlarmRule.Bound;
import secondlook.app.monitor.FigureKind;
import secondlook.desktop.view.Titled;

/** One rule of an alarm as a line: a figure, on which side, of what. */
final class RuleLine extends HBox {

    /** What can be watched. @param label a class for its share; {@code null} for the other figures */
    record Choice(FigureKind kind, @Nullable String label) {

        String words() {
            return label != null
                    ? "share of " + label
                    : kind == FigureKind.INVALID ? "share without scores" : kind.words();
        }
    }

    private final ComboBox<Choice> figure = new ComboBox<>();
    private final ComboBox<Bound> bound = new ComboBox<>();
    private final TextField value = new TextField();
    private final Label unit = new Label();

    /**
     * @param choices what can be watched; what the rule is of is added where it is lacking
     * @param rule    to begin with
     * @param remove  is told when it is not wanted any more
     */
    RuleLine(List<Choice> choices, AlarmRule rule, Consumer<RuleLine> remove) {
        Choice now = new Choice(rule.figure(), rule.label());
        figure.getItems().setAll(choices);
        if (!choices.contains(now)) {
            figure.getItems().add(now);
        }
        figure.setConverter(Titled.converter(Choice::words));
        figure.setValue(now);
        figure.setAccessibleText("What is watched");
        bound.getItems().setAll(Bound.values());
        bound.setConverter(Titled.converter(RuleLine::words));
        bound.setValue(rule.bound());
        bound.setAccessibleText("On which side it is an alarm");
        value.getStyleClass().add("short");
        value.setMinWidth(USE_PREF_SIZE);
        figure.getStyleClass().add("figure-choice");
        bound.getStyleClass().add("side-choice");
        value.setAccessibleText("Limit");
        value.setText(LimitsForm.text(rule.value() * scale()));
        unit.setMinWidth(USE_PREF_SIZE);
        figure.valueProperty().subscribe(this::showUnit);
        bound.valueProperty().subscribe(this::showUnit);
        showUnit();
        Button away = new Button(null, new FontIcon("fth-x"));
        away.getStyleClass().addAll("button-icon", "flat");
        away.setAccessibleText("Remove this rule");
        away.setOnAction(e -> remove.accept(this));
        getStyleClass().setAll("field-line");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(figure, bound, value, unit, away);
    }

    private static String words(Bound bound) {
        return switch (bound) {
            case BELOW -> "below";
            case ABOVE -> "above";
            case OUTSIDE -> "off the usual by";
        };
    }

    private boolean isPercent() {
        return bound.getValue() != Bound.OUTSIDE && figure.getValue().kind() != FigureKind.CONFIDENCE;
    }

    private double scale() {
        return isPercent() ? 100 : 1;
    }

    private void showUnit() {
        unit.setText(bound.getValue() == Bound.OUTSIDE ? "deviations" : isPercent() ? "%" : "");
    }

    /**
     * @throws NumberFormatException                   if its limit is no number
     * @throws secondlook.runtime.RefusedException if it is one that cannot be used
     */
    AlarmRule rule() {
        Choice now = figure.getValue();
        return new AlarmRule(now.kind(), now.label(), bound.getValue(), LimitsForm.number(value) / scale());
    }
}
