package secondlook.desktop.feature.monitor;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.monitor.ColumnWatch.Level;
import secondlook.desktop.chart.LimitBar;
import secondlook.desktop.chart.PairedDistribution;

/** Dresses the table of columns: each with its two distributions, its measure and what became of it. */
final class ColumnTable {

    private static final double[] WIDTHS = {7.5, 16.5, 5, 8.2, 6.6, 11.2};

    private final TableView<ColumnRow> table;

    ColumnTable(TableView<ColumnRow> table, String limits, Consumer<ColumnRow> chosen) {
        this.table = table;
        table.getColumns().setAll(java.util.List.of(
                column("column", "words", 0, ColumnTable::name),
                column("distributions", "words", 1, ColumnTable::distributions),
                column("PSI", "figure", 2, row -> new Label(row.measure())),
                column(limits, "words", 3, ColumnTable::limit),
                column("", "words", 4, ColumnTable::level),
                column("share or mean", "words", 5, ColumnTable::change)));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(view -> row(chosen));
        table.setAccessibleText("Columns, worst first");
        table.setOnKeyPressed(event -> {
            ColumnRow now = table.getSelectionModel().getSelectedItem();
            if (now != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
                event.consume();
                chosen.accept(now);
            }
        });
    }

    /** What the line of limits is called. */
    void limits(String title) {
        table.getColumns().get(3).setText(title);
    }

    /** Marks the line of a subject. */
    void mark(@Nullable Picked picked) {
        table.getSelectionModel().clearSelection();
        for (int i = 0; picked != null && i < table.getItems().size(); i++) {
            if (table.getItems().get(i).subject().equals(picked.subject())) {
                table.getSelectionModel().select(i);
                return;
            }
        }
    }

    private static TableColumn<ColumnRow, ColumnRow> column(String title, String style, int at,
            Function<ColumnRow, Node> content) {
        TableColumn<ColumnRow, ColumnRow> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add(style);
        column.setPrefWidth(WIDTHS[at] * 13);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(view -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable ColumnRow row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(row == null || empty ? null : content.apply(row));
            }
        });
        return column;
    }

    private static TableRow<ColumnRow> row(Consumer<ColumnRow> chosen) {
        TableRow<ColumnRow> line = new TableRow<>() {
            @Override
            protected void updateItem(@Nullable ColumnRow row, boolean empty) {
                super.updateItem(row, empty);
                setAccessibleText(row == null || empty ? null : row.spoken());
            }
        };
        line.setOnMouseClicked(event -> {
            if (line.getItem() != null && event.getButton() == MouseButton.PRIMARY) {
                chosen.accept(line.getItem());
            }
        });
        return line;
    }

    private static Node name(ColumnRow row) {
        Label name = new Label(row.name());
        name.getStyleClass().add("strong");
        Label under = new Label(row.under());
        under.getStyleClass().add("small");
        VBox both = new VBox(name, under);
        both.getStyleClass().add("column-name");
        return both;
    }

    private static Node distributions(ColumnRow row) {
        PairedDistribution picture = new PairedDistribution();
        picture.barsProperty().set(row.bars());
        picture.setAccessibleText("Distributions of " + row.spoken());
        return picture;
    }

    private static Node limit(ColumnRow row) {
        LimitBar bar = new LimitBar();
        bar.measuredProperty().set(row.measured());
        bar.setAccessibleText(row.measure());
        return bar;
    }

    private static Node level(ColumnRow row) {
        Level level = row.level();
        Label label = new Label(level.words(), new FontIcon(switch (level) {
            case CHANGED -> "fth-alert-triangle";
            case A_LITTLE -> "fth-minus";
            case SAME -> "fth-check";
            case UNSURE, UNKNOWN -> "fth-help-circle";
        }));
        label.getStyleClass().addAll("level", "level-" + level.name().toLowerCase(java.util.Locale.ROOT));
        return label;
    }

    private static Node change(ColumnRow row) {
        Label label = new Label(row.change());
        label.getStyleClass().add("muted");
        return label;
    }
}
