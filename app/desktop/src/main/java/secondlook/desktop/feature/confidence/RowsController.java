package secondlook.desktop.feature.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.chart.ClassLabel;
import secondlook.desktop.chart.Figures;
import secondlook.runtime.decision.Decision;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

/** The list of rows: the dataset's columns, what the model said, how sure it was, the truth and the decision. */
public final class RowsController {

    /** Columns of the dataset that stand before the model's; the rest follow after them. */
    private static final int BEFORE = 5;

    /** A date is read whole. */
    private static final double MIN_WORDS = 98;

    private final ConfidenceViewModel screen;
    private final RowsViewModel model;

    @FXML
    private Button chip;
    @FXML
    private MenuButton order;
    @FXML
    private Button reviewThese;
    @FXML
    private TableView<RunRow> table;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public RowsController(ConfidenceViewModel screen) {
        this.screen = screen;
        this.model = screen.rows();
    }

    @FXML
    private void initialize() {
        chip.textProperty().bind(model.chip());
        chip.visibleProperty().bind(model.chip().isNotEmpty());
        chip.managedProperty().bind(chip.visibleProperty());
        chip.accessibleTextProperty().bind(model.chip().map(text -> "Rows shown: " + text + ". Press to show all."));
        chip.setOnAction(e -> screen.select(null));
        for (RowOrder way : RowOrder.values()) {
            MenuItem item = new MenuItem(way.words());
            item.setOnAction(e -> model.sort(way));
            order.getItems().add(item);
        }
        order.textProperty().bind(model.order().map(RowOrder::words));
        order.setAccessibleText("Order of the rows");
        table.setPlaceholder(new Label("No rows here."));
        table.setAccessibleText("Rows");
        model.rows().subscribe(this::show);
        screen.loaded().subscribe(this::columns);
        screen.scope().subscribe(() -> columns(screen.loaded().get()));
        screen.settled().subscribe(table::refresh);
        screen.answer().subscribe(() -> {
            if (screen.whole() != null) {
                table.refresh();
            }
        });
    }

    private void show(@Nullable RowList rows) {
        if (rows == null) {
            table.setItems(FXCollections.observableArrayList());
            return;
        }
        table.setItems(rows);
        table.getSelectionModel().clearSelection();
        table.scrollTo(0);
    }

    /** Starts a review of the rows that are chosen. */
    Button reviewThese() {
        return reviewThese;
    }

    private void columns(@Nullable LoadedRun run) {
        if (run == null) {
            table.getColumns().clear();
            return;
        }
        List<TableColumn<RunRow, RunRow>> columns = new ArrayList<>();
        ShownColumns shown = screen.columns().get();
        for (int i = 0; i < Math.min(BEFORE, shown.size()); i++) {
            columns.add(data(shown, i));
        }
        columns.addAll(run.isRegression() ? values(run) : predictions(run));
        for (int i = BEFORE; i < shown.size(); i++) {
            columns.add(data(shown, i));
        }
        table.getColumns().setAll(columns);
        // a few columns share the room; many scroll
        table.setColumnResizePolicy(shown.size() <= BEFORE
                ? TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS
                : TableView.UNCONSTRAINED_RESIZE_POLICY);
    }

    private TableColumn<RunRow, RunRow> data(ShownColumns shown, int at) {
        boolean figure = shown.isNumber(at);
        double head = 24 + 6 * shown.name(at).length();
        TableColumn<RunRow, RunRow> column = column(shown.name(at), figure,
                Math.clamp(head, figure ? 58 : MIN_WORDS, 130), cell -> new CellWords(figure, at));
        column.setMinWidth(figure ? 48 : MIN_WORDS);
        return column;
    }

    private List<TableColumn<RunRow, RunRow>> values(LoadedRun run) {
        return List.of(text("row", true, 72, row -> Figures.count(run.predictions().rowIds()[row] + 1)),
                text("predicted", true, 104, row -> Figures.number(run.values()[row])));
    }

    private List<TableColumn<RunRow, RunRow>> predictions(LoadedRun loaded) {
        Predictions predictions = loaded.predictions();
        List<TableColumn<RunRow, RunRow>> columns = new ArrayList<>();
        if (screen.columns().get().size() == 0) {
            columns.add(text("row", true, 72, row -> Figures.count(predictions.rowIds()[row] + 1)));
        }
        columns.add(node("model", 74,
                row -> new ClassLabel(predictions.predicted()[row], predictions.predictedName(row))));
        Measure measure = screen.policy().measure();
        TableColumn<RunRow, RunRow> sure = text(measure == Measure.CONFIDENCE ? "sure" : measure.key(), true, 56,
                row -> Figures.probability(predictions.values(measure)[row]));
        sure.getStyleClass().add("measured");
        columns.add(sure);
        int[] truth = predictions.truth();
        if (truth != null) {
            columns.add(node("truth", 74, row -> truthLabel(predictions, truth[row])));
        }
        TableColumn<RunRow, RunRow> decided = node("decision", 84, row -> decision(predictions, measure, row));
        decided.setMinWidth(84);
        columns.add(decided);
        return columns;
    }

    private static Node truthLabel(Predictions predictions, int truth) {
        return switch (truth) {
            case Predictions.NO_TRUTH -> new Label(Figures.NOT_AVAILABLE);
            case Predictions.UNKNOWN_TRUTH -> new Label("another label");
            default -> new ClassLabel(truth, predictions.classes().get(truth));
        };
    }

    private Label decision(Predictions predictions, Measure measure, int row) {
        WholePolicy whole = screen.whole();
        String decided = whole == null ? null : whole.decision(predictions, row);
        if (decided != null) {
            return decision(decided,
                    decided.equals("review") ? "fth-eye" : decided.equals("refuse") ? "fth-x" : "fth-check",
                    decided.equals("review") ? "review" : "accept");
        }
        boolean accept = screen.policy().decide(RowStatus.of(predictions.status()[row]),
                predictions.values(measure)[row], predictions.predictedName(row)) == Decision.ACCEPT;
        return decision(accept ? "accept" : "review", accept ? "fth-check" : "fth-eye", accept ? "accept" : "review");
    }

    private static Label decision(String words, String icon, String style) {
        Label label = new Label(words, new FontIcon(icon));
        label.getStyleClass().addAll("decision", style);
        return label;
    }

    private TableColumn<RunRow, RunRow> text(String title, boolean figure, double width,
            Function<Integer, String> words) {
        return column(title, figure, width, unused -> new TableCell<>() {
            {
                getStyleClass().add(figure ? "figure" : "words");
            }

            @Override
            protected void updateItem(@Nullable RunRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : words.apply(row.index()));
            }
        });
    }

    private TableColumn<RunRow, RunRow> node(String title, double width, Function<Integer, Node> graphic) {
        return column(title, false, width, unused -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable RunRow row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty || row == null ? null : graphic.apply(row.index()));
            }
        });
    }

    private static TableColumn<RunRow, RunRow> column(String title, boolean figure, double width,
            Function<Boolean, TableCell<RunRow, RunRow>> cell) {
        TableColumn<RunRow, RunRow> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.setMinWidth(40);
        column.setPrefWidth(width);
        column.getStyleClass().add(figure ? "figure" : "words");
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(unused -> cell.apply(figure));
        return column;
    }

    /** Shows a text that arrives after the row. */
    private static final class CellWords extends TableCell<RunRow, RunRow> {

        private final int at;

        CellWords(boolean figure, int at) {
            this.at = at;
            getStyleClass().add(figure ? "figure" : "words");
        }

        @Override
        protected void updateItem(@Nullable RunRow row, boolean empty) {
            super.updateItem(row, empty);
            textProperty().unbind();
            if (empty || row == null) {
                setText(null);
            } else {
                textProperty().bind(row.cells().map(texts -> at < texts.size() ? texts.get(at) : ""));
            }
        }
    }
}
