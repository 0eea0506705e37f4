package secondlook.desktop.feature.confidence;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.ClassLabel;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.IntervalWhisker;

/** Dresses the table of classes: what each is worth where the model says it. */
final class ClassTable {

    private final ConfidenceViewModel model;

    ClassTable(ConfidenceViewModel model) {
        this.model = model;
    }

    void dress(TableView<ClassRow> table) {
        table.getStyleClass().add("classes-table");
        table.setPlaceholder(new Label("No classes."));
        table.getColumns().setAll(java.util.List.of(
                PlainColumns.nodes("model says", 80, row -> new ClassLabel(row.index(), row.name())),
                PlainColumns.figures("rows", 56, row -> Figures.count(row.rows())),
                PlainColumns.figures("right", 60, row -> Figures.percent(row.right())),
                PlainColumns.nodes("0–100\u202f%, 95\u202f%", 92, ClassTable::whisker),
                PlainColumns.figures("to review", 70,
                        row -> (row.rows() == 0 ? Figures.NOT_AVAILABLE : Figures.count(row.flagged()))
                                + (row.own() ? " at " + Figures.fixed(row.threshold(), 2) : "")),
                PlainColumns.figures("found", 104, row -> row.support() == 0
                        ? Figures.NOT_AVAILABLE
                        : found(row))));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setRowFactory(unused -> row());
        model.classRows().subscribe(rows -> {
            table.getItems().setAll(rows);
            fit(table);
            mark(table, model.rows().filter().get());
        });
        // the size of a row follows the size of the type
        table.fixedCellSizeProperty().subscribe(() -> fit(table));
        model.rows().filter().subscribe(filter -> mark(table, filter));
    }

    /** As high as its rows, the head included. */
    private static void fit(TableView<ClassRow> table) {
        table.setPrefHeight((table.getItems().size() + 1) * table.getFixedCellSize() + 2);
    }

    /** With so many rows their share says more than their digits. */
    private static String found(ClassRow row) {
        return row.support() < 100_000
                ? Figures.count(row.found()) + " of " + Figures.count(row.support())
                : Figures.percent((double) row.found() / row.support());
    }

    private static void mark(TableView<ClassRow> table, @Nullable RowFilter filter) {
        table.getSelectionModel().clearSelection();
        for (int i = 0; i < table.getItems().size(); i++) {
            if (filter instanceof RowFilter.Says says && says.predicted() == table.getItems().get(i).index()) {
                table.getSelectionModel().select(i);
            }
        }
    }

    private TableRow<ClassRow> row() {
        TableRow<ClassRow> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            ClassRow item = row.getItem();
            if (item != null && event.isStillSincePress() && event.getButton() == MouseButton.PRIMARY) {
                choose(item);
            }
        });
        MenuItem own = new MenuItem();
        own.setOnAction(e -> model.scope(row.getItem().index()));
        MenuItem forget = new MenuItem("Use the threshold of all classes");
        forget.setOnAction(e -> model.forgetOwn(row.getItem().index()));
        ContextMenu menu = new ContextMenu(own, forget);
        menu.setOnShowing(e -> {
            own.setText("Give " + row.getItem().name() + " a threshold of its own");
            forget.setDisable(!row.getItem().own());
        });
        row.contextMenuProperty().bind(row.emptyProperty().map(empty -> empty ? null : menu));
        return row;
    }

    void choose(ClassRow row) {
        LoadedRun run = model.loaded().get();
        if (run != null && row.rows() > 0) {
            model.select(RowFilter.Says.of(run.predictions(), row.index()));
        }
    }

    private static Node whisker(ClassRow row) {
        if (row.labelled() == 0) {
            return new Label(row.rows() == 0 ? "never said" : "no truth");
        }
        IntervalWhisker whisker = new IntervalWhisker();
        whisker.intervalProperty().set(row.interval());
        whisker.setAccessibleText(
                Figures.percent(row.interval().low()) + " to " + Figures.percent(row.interval().high()));
        return whisker;
    }
}
