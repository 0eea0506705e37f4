package secondlook.desktop.feature.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.monitor.AlarmRule;
import secondlook.app.monitor.AlarmRule.Bound;
import secondlook.app.monitor.FigureKind;
import secondlook.desktop.feature.monitor.RuleLine.Choice;

/** The rules for figures, to be changed, added and removed. */
final class RuleLines extends VBox {

    private final List<Choice> choices = new ArrayList<>();
    private final VBox lines = new VBox();

    /** @param classes whose shares can be watched */
    RuleLines(List<AlarmRule> rules, List<String> classes) {
        Stream.of(FigureKind.values()).filter(kind -> kind != FigureKind.SHARE)
                .forEach(kind -> choices.add(new Choice(kind, null)));
        classes.forEach(name -> choices.add(new Choice(FigureKind.SHARE, name)));
        Button add = new Button("Add a rule", new FontIcon("fth-plus"));
        add.getStyleClass().add("link");
        add.setId("add-rule");
        add.setOnAction(e -> add(new AlarmRule(FigureKind.ACCURACY, null, Bound.BELOW, 0.8)));
        rules.forEach(this::add);
        getStyleClass().add("rule-lines");
        lines.getStyleClass().add("rule-lines");
        getChildren().addAll(lines, add);
    }

    private void add(AlarmRule rule) {
        lines.getChildren().add(new RuleLine(choices, rule, lines.getChildren()::remove));
    }

    /** @throws NumberFormatException if a limit is no number */
    List<AlarmRule> rules() {
        return lines.getChildren().stream().map(line -> ((RuleLine) line).rule()).toList();
    }
}
