package secondlook.desktop.feature.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.data.ColumnProfile;
import secondlook.runtime.data.Column;

/** What the model wants, line by line, with the column it gets, and the way to give it one. */
final class InputsTable {

    private static final String CHOOSE = "choose\u2026";
    private static final int COLUMNS = 6;

    /** Shares of the width, in percent. */
    private static final double[] WIDTHS = {21, 11, 5, 23, 17, 23};

    private final GridPane grid;
    private final ModelViewModel model;

    InputsTable(GridPane grid, ModelViewModel model) {
        this.grid = grid;
        this.model = model;
    }

    /** @param profile what the dataset's columns hold; empty while that is not known */
    void show(List<InputLine> lines, List<Column> columns, List<ColumnProfile> profile) {
        grid.getChildren().clear();
        grid.getColumnConstraints().setAll(Arrays.stream(WIDTHS).mapToObj(InputsTable::wide).toList());
        head("model input", 0);
        head("type", 1);
        head("", 2);
        head("column", 3);
        head("holds", 4);
        head("bound", 5);
        for (int i = 0; i < lines.size(); i++) {
            line(i + 1, lines.get(i), columns, profile);
        }
    }

    private static ColumnConstraints wide(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    private void head(String text, int column) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small", "grid-head");
        label.setMaxWidth(Double.MAX_VALUE);
        grid.add(label, column, 0);
        if (column == 4) {
            label.setStyle("-fx-alignment: center-right;");
        }
    }

    private void line(int row, InputLine line, List<Column> columns, List<ColumnProfile> profile) {
        Region back = new Region();
        back.getStyleClass().add(line.isBound() ? "grid-line" : "grid-line-open");
        grid.add(back, 0, row, COLUMNS, 1);
        Label name = new Label(line.wants());
        name.getStyleClass().addAll("strong", "grid-cell");
        Label type = new Label(line.type());
        type.getStyleClass().addAll("muted", "grid-cell");
        FontIcon arrow = new FontIcon("fth-arrow-right");
        arrow.getStyleClass().add("quiet");
        Label holds = new Label(line.column() == null ? "" : holds(line.column(), profile));
        holds.getStyleClass().addAll("grid-cell");
        GridPane.setHalignment(holds, HPos.RIGHT);
        grid.add(name, 0, row);
        grid.add(type, 1, row);
        grid.add(arrow, 2, row);
        grid.add(line.ordered() ? order(line) : choice(line, columns), 3, row);
        if (line.isBound()) {
            FontIcon tick = new FontIcon("fth-check");
            tick.getStyleClass().add("success");
            Label how = new Label(line.how(), tick);
            how.getStyleClass().addAll("tick", "grid-cell");
            grid.add(holds, 4, row);
            grid.add(how, 5, row);
        } else {
            grid.add(problem(line), 4, row, 2, 1);
        }
    }

    private Node problem(InputLine line) {
        FontIcon icon = new FontIcon("fth-alert-triangle");
        icon.getStyleClass().add("warning");
        String why = line.problem();
        Label label = new Label(why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1), icon);
        label.getStyleClass().addAll("strong", "warning-text");
        label.setMinWidth(0);
        HBox box = new HBox(label);
        box.getStyleClass().addAll("mismatch", "grid-cell");
        String suggestion = line.suggestion();
        if (suggestion != null) {
            Button use = new Button("Use " + suggestion);
            use.setMnemonicParsing(false);
            use.setMinWidth(Region.USE_PREF_SIZE);
            use.getStyleClass().add("suggestion");
            use.setOnAction(e -> model.bind(line.wants(), suggestion));
            box.getChildren().add(use);
        }
        return box;
    }

    private Node choice(InputLine line, List<Column> columns) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().addAll(columns.stream().map(Column::name).toList());
        box.setPromptText(CHOOSE);
        box.setValue(line.column());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText("Column for " + line.wants());
        box.getStyleClass().add(line.isBound() ? "bound-choice" : "open-choice");
        box.valueProperty().subscribe((@Nullable String before, @Nullable String now) -> {
            if (now != null && !now.equals(line.column())) {
                model.bind(line.wants(), now);
            }
        });
        return box;
    }

    private Node order(InputLine line) {
        TextField field = new TextField(line.column() == null ? "" : line.column());
        field.setPromptText("columns in order, separated by commas");
        field.setAccessibleText("Columns for " + line.wants() + ", in order, separated by commas");
        field.setOnAction(e -> model.bindInOrder(field.getText()));
        return field;
    }

    /** "0.0–55.9" of numbers and dates, "5 values" of words. */
    private static String holds(String column, List<ColumnProfile> profile) {
        for (ColumnProfile p : profile) {
            String min = p.min();
            if (p.name().equals(column) && min != null) {
                return p.counts().isEmpty()
                        ? (p.exact() ? "" : "about ") + p.distinct() + " values"
                        : min.replace('-', '\u2212') + "\u2013" + String.valueOf(p.max()).replace('-', '\u2212');
            }
        }
        return "";
    }
}
