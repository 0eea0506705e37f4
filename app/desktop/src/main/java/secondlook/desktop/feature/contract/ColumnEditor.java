package secondlook.desktop.feature.contract;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import secondlook.app.expect.Action;
import secondlook.app.expect.ColumnExpectation;
import secondlook.app.expect.RowRule;

/** The fields of one expectation. A field that cannot be used says so and changes nothing. */
final class ColumnEditor extends VBox {

    private final Consumer<ContractLine> changed;
    private final Label wrong = new Label();

    ColumnEditor(Consumer<ContractLine> changed) {
        this.changed = changed;
        getStyleClass().add("editor");
        wrong.getStyleClass().add("problem");
        wrong.setWrapText(true);
    }

    void show(@Nullable ContractLine line) {
        getChildren().clear();
        wrong.setText("");
        if (line == null) {
            return;
        }
        Label title = new Label(line.title());
        title.getStyleClass().add("strong");
        getChildren().add(title);
        ColumnExpectation column = line.column();
        RowRule rule = line.rule();
        if (column != null) {
            column(column);
        } else if (rule != null) {
            rule(rule);
        }
        ComboBox<String> action = new ComboBox<>();
        action.getItems().setAll("score it and name it", "do not score it");
        action.getSelectionModel().select(line.action().ordinal());
        action.setMaxWidth(Double.MAX_VALUE);
        action.setId("action");
        action.valueProperty().subscribe((before, now) -> changed
                .accept(line.with(Action.values()[action.getSelectionModel().getSelectedIndex()])));
        getChildren().addAll(field("A row that breaks it", action), wrong);
    }

    private void column(ColumnExpectation c) {
        if (c.least() != null || c.most() != null) {
            TextField least = text("least", c.least() == null ? "" : plain(c.least()),
                    typed -> change(with(c, number(typed), c.most(), c.tolerance(), c.categories(), c.missing(),
                            c.unique())));
            TextField most = text("most", c.most() == null ? "" : plain(c.most()),
                    typed -> change(with(c, c.least(), number(typed), c.tolerance(), c.categories(), c.missing(),
                            c.unique())));
            TextField tolerance = text("tolerance", plain(100 * c.tolerance()),
                    typed -> change(with(c, c.least(), c.most(), share(typed), c.categories(), c.missing(),
                            c.unique())));
            HBox range = new HBox(field("From", least), field("To", most), field("Tolerance, %", tolerance));
            range.getStyleClass().add("field-line");
            getChildren().add(range);
        }
        List<String> categories = c.categories();
        if (categories != null) {
            TextField values = text("categories", String.join(", ", categories),
                    typed -> change(with(c, c.least(), c.most(), c.tolerance(),
                            Arrays.stream(typed.split(",")).map(String::strip).filter(v -> !v.isEmpty()).toList(),
                            c.missing(), c.unique())));
            getChildren().add(field("One of, between commas", values));
        }
        TextField missing = text("missing", plain(100 * c.missing()),
                typed -> change(with(c, c.least(), c.most(), c.tolerance(), c.categories(), share(typed),
                        c.unique())));
        CheckBox unique = new CheckBox("no value twice");
        unique.setSelected(c.unique());
        unique.setOnAction(e -> change(with(c, c.least(), c.most(), c.tolerance(), c.categories(), c.missing(),
                unique.isSelected())));
        getChildren().addAll(field("Missing in at most, %", missing), unique);
    }

    private void rule(RowRule rule) {
        TextField name = text("name", rule.name(), typed -> {
            if (!typed.isBlank()) {
                changed.accept(ContractLine.of(new RowRule(typed, rule.condition(), rule.action())));
            }
        });
        TextField condition = text("condition", rule.condition(), typed -> {
            if (!typed.isBlank()) {
                changed.accept(ContractLine.of(new RowRule(rule.name(), typed, rule.action())));
            }
        });
        getChildren().addAll(field("Name", name),
                field("Must hold of every row, e.g. temp_min <= temp_max", condition));
    }

    private void change(ColumnExpectation column) {
        wrong.setText("");
        changed.accept(ContractLine.of(column));
    }

    private TextField text(String id, String value, Consumer<String> entered) {
        TextField field = new TextField(value);
        field.setId(id);
        Runnable commit = () -> {
            if (!field.getText().strip().equals(value)) {
                try {
                    entered.accept(field.getText().strip());
                } catch (NumberFormatException e) {
                    wrong.setText("\u201c" + field.getText() + "\u201d is no number that can stand here.");
                }
            }
        };
        field.setOnAction(e -> commit.run());
        field.focusedProperty().subscribe((before, focused) -> {
            if (before && !focused) {
                commit.run();
            }
        });
        return field;
    }

    private static @Nullable Double number(String typed) {
        return typed.isEmpty() ? null : Double.valueOf(finite(typed));
    }

    /** Per cent as a share from 0. */
    private static double share(String typed) {
        double percent = finite(typed);
        if (percent < 0 || percent > 1000) {
            throw new NumberFormatException(typed);
        }
        return percent / 100;
    }

    private static double finite(String typed) {
        double value = Double.parseDouble(typed.replace('\u2212', '-'));
        if (!Double.isFinite(value)) {
            throw new NumberFormatException(typed);
        }
        return value;
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(value).round(new java.math.MathContext(12)).stripTrailingZeros()
                .toPlainString();
    }

    private static ColumnExpectation with(ColumnExpectation c, @Nullable Double least, @Nullable Double most,
            double tolerance, @Nullable List<String> categories, double missing, boolean unique) {
        return new ColumnExpectation(c.column(), c.type(), least, most, tolerance, categories, Math.min(1, missing),
                unique, c.action());
    }

    private static Node field(String title, Node control) {
        Label label = new Label(title);
        label.getStyleClass().add("small");
        label.setLabelFor(control);
        control.setAccessibleText(title);
        VBox box = new VBox(label, control);
        box.getStyleClass().add("field");
        return box;
    }
}
