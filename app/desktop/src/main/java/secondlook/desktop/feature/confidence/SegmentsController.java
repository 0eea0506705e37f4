package secondlook.desktop.feature.confidence;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.IntervalWhisker;
import secondlook.desktop.session.IfPresent;
import secondlook.runtime.data.Column;

/** Where the model is wrong or flagged: the segments of a column, or the worst of all columns. */
public final class SegmentsController {

    private final ConfidenceViewModel screen;
    private final SegmentsViewModel model;

    @FXML
    private MenuButton by;
    @FXML
    private TableView<SegmentRow> table;
    @FXML
    private Label note;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public SegmentsController(ConfidenceViewModel screen) {
        this.screen = screen;
        this.model = screen.segments();
    }

    @FXML
    private void initialize() {
        by.textProperty()
                .bind(IfPresent.map(model.chosen(), column -> "by " + column.name(), "the worst by any column"));
        by.setAccessibleText("Column the rows are grouped by");
        model.columns().subscribe(this::offer);
        table.setAccessibleText("Segments, worst first");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setRowFactory(unused -> row());
        table.setOnKeyPressed(event -> {
            SegmentRow row = table.getSelectionModel().getSelectedItem();
            if (row != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
                choose(row);
                event.consume();
            }
        });
        model.rows().subscribe(this::show);
        model.state().subscribe(state -> {
            table.setPlaceholder(new Label(switch (state) {
                case NO_COLUMNS -> "There is no column to group the rows by.";
                case READING -> "Looking for segments…";
                case STOPPED -> "Stopped. Choose a column to look at it alone.";
                case SHOWN -> "No segment has enough rows.";
            }));
            note.setText(note());
        });
        screen.rows().filter().subscribe(this::mark);
    }

    private void offer(List<Column> columns) {
        MenuItem all = new MenuItem("the worst by any column");
        all.setOnAction(e -> model.choose(null));
        by.getItems().setAll(all, new SeparatorMenuItem());
        for (Column column : columns) {
            MenuItem item = new MenuItem(column.name());
            // an underscore in a column's name is no key
            item.setMnemonicParsing(false);
            item.setOnAction(e -> model.choose(column));
            by.getItems().add(item);
        }
        by.setMnemonicParsing(false);
        by.setDisable(columns.isEmpty());
    }

    private void show(List<SegmentRow> rows) {
        boolean sameRows = rows.size() == table.getItems().size() && !rows.isEmpty()
                && rows.getFirst().segment() == table.getItems().getFirst().segment();
        if (!sameRows) {
            table.getColumns().setAll(columns(rows));
        }
        table.getItems().setAll(rows);
        note.setText(note());
        mark(screen.rows().filter().get());
    }

    private List<TableColumn<SegmentRow, SegmentRow>> columns(List<SegmentRow> rows) {
        double full = rows.isEmpty() ? 1 : rows.getFirst().interval().full();
        return List.of(
                PlainColumns.words("segment, worst first", 152, SegmentRow::label),
                PlainColumns.figures("rows", 54, row -> Figures.count(row.segment().rows())),
                PlainColumns.figures("wrong", 54,
                        row -> row.segment().labelled() == 0
                                ? Figures.NOT_AVAILABLE
                                : Figures.count(row.segment().wrong())),
                PlainColumns.figures("share", 58, row -> Figures.percent(row.segment().error())),
                PlainColumns.nodes("0–" + Math.round(100 * full) + "\u202f%, 95\u202f%", 92,
                        SegmentsController::whisker),
                PlainColumns.figures("to review", 66, row -> row.flagged() < 0
                        ? ""
                        : Figures.percent((double) row.flagged() / row.segment().rows())));
    }

    private static Node whisker(SegmentRow row) {
        if (row.segment().labelled() == 0) {
            return new Label("no truth");
        }
        IntervalWhisker whisker = new IntervalWhisker();
        whisker.intervalProperty().set(row.interval());
        whisker.setAccessibleText(
                Figures.percent(row.interval().low()) + " to " + Figures.percent(row.interval().high()));
        return whisker;
    }

    private TableRow<SegmentRow> row() {
        TableRow<SegmentRow> row = new TableRow<>() {
            @Override
            protected void updateItem(@Nullable SegmentRow item, boolean empty) {
                super.updateItem(item, empty);
                getStyleClass().remove("thin");
                if (item != null && !empty && item.isThin()) {
                    getStyleClass().add("thin");
                }
            }
        };
        row.setOnMouseClicked(event -> {
            if (row.getItem() != null && event.getButton() == MouseButton.PRIMARY) {
                choose(row.getItem());
            }
        });
        return row;
    }

    private void choose(SegmentRow row) {
        screen.select(new RowFilter.InSegment(row.label(), row.segment()));
    }

    private void mark(@Nullable RowFilter filter) {
        table.getSelectionModel().clearSelection();
        if (filter instanceof RowFilter.InSegment chosen) {
            for (int i = 0; i < table.getItems().size(); i++) {
                if (table.getItems().get(i).segment() == chosen.segment()) {
                    table.getSelectionModel().select(i);
                }
            }
        }
    }

    private String note() {
        LoadedRun run = screen.loaded().get();
        if (run == null || run.facts() == null || model.rows().get().isEmpty()) {
            return "";
        }
        RunFacts facts = run.facts();
        String hollow = facts.hasTruth()
                ? "Hollow: surely above " + Figures.percent(
                        (double) facts.labelled().errors() / facts.labelled().rows()) + ". "
                : "";
        return hollow + (model.chosen().get() == null
                ? "Segments found by searching need new data to confirm."
                : "Numbers are grouped by fifths of the rows.");
    }
}
