package secondlook.desktop.feature.rules;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.Figures;
import secondlook.runtime.guard.RuleFigures;

/** Dresses the table of rules: one a row, in the order in which they are tried. */
final class RuleTable {

    private final RulesViewModel model;

    RuleTable(RulesViewModel model) {
        this.model = model;
    }

    void dress(TableView<RuleRow> table) {
        table.setPlaceholder(new Label("No rules."));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getColumns().add(column("rule", "words", 105, row -> row.rule().name()));
        // its condition stands under the table: a column of its own takes the room of the rows beside
        table.getColumns().add(column("outcome", "words", 78, row -> RuleWords.outcome(row.rule())));
        table.getColumns().add(state());
        table.getColumns().add(column("hits", "figure", 46, row -> figure(row, f -> Figures.count(f.hits()))));
        table.getColumns().add(column("precision\u202f%", "figure", 96, row -> figure(row, RuleWords::precision)));
        table.getColumns().add(column("wrong → with it", "figure", 118, row -> figure(row, RuleWords::change)));
        table.setAccessibleText("Rules, in the order in which they are tried");
    }

    private static String figure(RuleRow row, Function<RuleFigures, String> words) {
        RuleFigures figures = row.figures();
        return figures == null ? Figures.NOT_AVAILABLE : words.apply(figures);
    }

    private static TableColumn<RuleRow, RuleRow> column(String title, String style, double width,
            Function<RuleRow, String> words) {
        TableColumn<RuleRow, RuleRow> column = plain(title, style, width);
        column.setCellFactory(unused -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable RuleRow row, boolean empty) {
                super.updateItem(row, empty);
                getStyleClass().setAll("cell", "indexed-cell", "table-cell", style);
                setText(empty || row == null ? null : words.apply(row));
                setTooltip(empty || row == null || style.equals("figure") ? null : new Tooltip(words.apply(row)));
            }
        });
        return column;
    }

    private TableColumn<RuleRow, RuleRow> state() {
        TableColumn<RuleRow, RuleRow> column = plain("in force", "words", 58);
        column.setCellFactory(unused -> new TableCell<>() {

            private final CheckBox check = new CheckBox();

            {
                check.setOnAction(e -> model.enforce(getItem().rule(), check.isSelected()));
            }

            @Override
            protected void updateItem(@Nullable RuleRow row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty || row == null ? null : check);
                if (row != null) {
                    check.setSelected(!row.rule().shadow());
                    check.setAccessibleText(
                            row.rule().name() + (row.rule().shadow() ? " is only watched" : " is in force"));
                }
            }
        });
        return column;
    }

    private static TableColumn<RuleRow, RuleRow> plain(String title, String style, double width) {
        TableColumn<RuleRow, RuleRow> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        // figures are never cut; what is cut of the words is said under the table
        column.setMinWidth(width > 104 && !style.equals("figure") ? 60 : width);
        column.getStyleClass().add(style);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        return column;
    }
}
