package secondlook.desktop.feature.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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
import secondlook.desktop.view.Captioned;

/** The fields of one expectation. A field that cannot be used says so and changes nothing. */
final class ColumnEditor extends VBox {

    private final BiConsumer<ContractLine, ContractLine> changed;
    private final Label title = new Label();
    private final Label wrong = new Label();
    private final List<Runnable> typed = new ArrayList<>();
    private @Nullable Edited shown;

    /** One expectation, as it stands after what was entered so far. */
    private static final class Edited {

        private ContractLine line;

        Edited(ContractLine line) {
            this.line = line;
        }
    }

    /** @param changed told what an expectation was and what it is now */
    ColumnEditor(BiConsumer<ContractLine, ContractLine> changed) {
        this.changed = changed;
        getStyleClass().add("editor");
        title.getStyleClass().add("strong");
        wrong.getStyleClass().add("problem");
        wrong.setWrapText(true);
    }

    /** Leaves the fields alone, and the focus in them, where they are those of this expectation already. */
    void show(@Nullable ContractLine line) {
        Edited before = shown;
        if (before != null && before.line == line) {
            return;
        }
        shown = null;
        typed.clear();
        getChildren().clear();
        wrong.setText("");
        if (line == null) {
            return;
        }
        Edited edited = new Edited(line);
        shown = edited;
        title.setText(line.title());
        getChildren().add(title);
        ColumnExpectation column = line.column();
        RowRule rule = line.rule();
        if (column != null) {
            column(edited, column);
        } else if (rule != null) {
            rule(edited, rule);
        }
        ComboBox<String> action = new ComboBox<>();
        action.getItems().setAll("score it and ask a person", "do not score it");
        action.getSelectionModel().select(line.action().ordinal());
        action.setMaxWidth(Double.MAX_VALUE);
        action.setId("action");
        action.valueProperty().subscribe((before1, now) -> become(edited,
                edited.line.with(Action.values()[action.getSelectionModel().getSelectedIndex()])));
        getChildren().addAll(Captioned.of("A row that breaks it", action), wrong);
    }

    /** Takes what was typed and not entered yet. */
    void enter() {
        List.copyOf(typed).forEach(Runnable::run);
    }

    private void become(Edited edited, ContractLine now) {
        ContractLine before = edited.line;
        edited.line = now;
        if (edited == shown) {
            wrong.setText("");
            title.setText(now.title());
        }
        // fields that are not shown any more may still have something to say, of their own expectation
        changed.accept(before, now);
    }

    private void column(Edited edited, ColumnExpectation first) {
        if (first.least() != null || first.most() != null) {
            TextField least = text("least", first.least() == null ? "" : plain(first.least()),
                    typed -> change(edited, c -> with(c, number(typed), c.most(), c.tolerance(), c.categories(),
                            c.missing(), c.unique())));
            TextField most = text("most", first.most() == null ? "" : plain(first.most()),
                    typed -> change(edited, c -> with(c, c.least(), number(typed), c.tolerance(), c.categories(),
                            c.missing(), c.unique())));
            TextField tolerance = text("tolerance", plain(100 * first.tolerance()),
                    typed -> change(edited, c -> with(c, c.least(), c.most(), share(typed), c.categories(),
                            c.missing(), c.unique())));
            HBox range = new HBox(Captioned.of("From", least), Captioned.of("To", most),
                    Captioned.of("Tolerance, %", tolerance));
            range.getStyleClass().add("field-line");
            getChildren().add(range);
        }
        List<String> categories = first.categories();
        if (categories != null) {
            TextField values = text("categories", String.join(", ", categories),
                    typed -> change(edited, c -> with(c, c.least(), c.most(), c.tolerance(),
                            Arrays.stream(typed.split(",")).map(String::strip).filter(v -> !v.isEmpty()).toList(),
                            c.missing(), c.unique())));
            getChildren().add(Captioned.of("One of, between commas", values));
        }
        TextField missing = text("missing", plain(100 * first.missing()),
                typed -> change(edited, c -> with(c, c.least(), c.most(), c.tolerance(), c.categories(), share(typed),
                        c.unique())));
        CheckBox unique = new CheckBox("no value twice");
        unique.setSelected(first.unique());
        unique.setOnAction(e -> change(edited, c -> with(c, c.least(), c.most(), c.tolerance(), c.categories(),
                c.missing(), unique.isSelected())));
        getChildren().addAll(Captioned.of("Missing in at most, %", missing), unique);
    }

    private void rule(Edited edited, RowRule first) {
        TextField name = text("name", first.name(), typed -> {
            RowRule rule = edited.line.rule();
            if (!typed.isBlank() && rule != null) {
                become(edited, ContractLine.of(new RowRule(typed, rule.condition(), rule.action())));
            }
        });
        TextField condition = text("condition", first.condition(), typed -> {
            RowRule rule = edited.line.rule();
            if (!typed.isBlank() && rule != null) {
                become(edited, ContractLine.of(new RowRule(rule.name(), typed, rule.action())));
            }
        });
        getChildren().addAll(Captioned.of("Name", name),
                Captioned.of("Must hold of every row, e.g. temp_min <= temp_max", condition));
    }

    private void change(Edited edited, UnaryOperator<ColumnExpectation> change) {
        ColumnExpectation column = edited.line.column();
        if (column == null) {
            return;
        }
        ColumnExpectation now = change.apply(column);
        if (now.least() != null && now.most() != null && now.least() > now.most()) {
            wrong.setText("No number is from " + plain(now.least()) + " to " + plain(now.most())
                    + ": the first has to be the smaller one.");
            return;
        }
        become(edited, ContractLine.of(now));
    }

    private TextField text(String id, String value, Consumer<String> entered) {
        TextField field = new TextField(value);
        field.setId(id);
        String[] last = {value};
        Runnable commit = () -> {
            String typed = field.getText().strip();
            if (!typed.equals(last[0])) {
                try {
                    last[0] = typed;
                    entered.accept(typed);
                } catch (NumberFormatException e) {
                    wrong.setText("\u201c" + field.getText() + "\u201d is no number that can stand here.");
                }
            }
        };
        typed.add(commit);
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
}
