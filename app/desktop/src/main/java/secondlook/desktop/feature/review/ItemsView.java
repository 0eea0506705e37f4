package secondlook.desktop.feature.review;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.view.Titled;

/** The list of items: type a number or what was said, Enter goes there. */
final class ItemsView extends VBox {

    private final TextField find = new TextField();
    private final ComboBox<ItemLine.Which> which = new ComboBox<>(
            FXCollections.observableArrayList(ItemLine.Which.values()));
    private final FilteredList<ItemLine> shown;
    private final ListView<ItemLine> list;
    private final Label count = new Label();

    /**
     * @param lines all of them
     * @param here  the item on the screen
     * @param go    takes a person to an item and closes this
     */
    ItemsView(List<ItemLine> lines, int here, IntConsumer go) {
        getStyleClass().addAll("popover", "items");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        shown = new FilteredList<>(FXCollections.observableList(lines));
        list = new ListView<>(shown);
        Label title = new Label("Go to an item");
        title.getStyleClass().add("strong");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        count.getStyleClass().add("small");
        find.setPromptText("Number, or what was said");
        find.setAccessibleText("Find an item");
        HBox.setHgrow(find, Priority.ALWAYS);
        which.setValue(ItemLine.Which.ALL);
        which.setAccessibleText("Which items");
        which.setConverter(Titled.converter(ItemLine.Which::title));
        HBox filters = new HBox(find, which);
        filters.getStyleClass().add("items-filters");
        list.setCellFactory(view -> new Cell());
        list.setAccessibleText("Items");
        list.setPlaceholder(new Label("No such item."));
        getChildren().addAll(new HBox(title, gap, count), filters, list);
        find.textProperty().subscribe(() -> filter());
        which.valueProperty().subscribe(() -> filter());
        find.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                choose(go);
            }
        });
        find.setOnAction(e -> choose(go));
        list.setOnMouseClicked(event -> choose(go));
        list.getSelectionModel().select(Math.clamp(here, 0, lines.size() - 1));
        Platform.runLater(() -> {
            list.scrollTo(Math.max(0, here - 4));
            find.requestFocus();
        });
    }

    private void filter() {
        ItemLine.Which now = which.getValue();
        shown.setPredicate(line -> (now == null || now.holds(line)) && line.matches(find.getText()));
        count.setText(Figures.count(shown.size()) + " of " + Figures.count(shown.getSource().size()));
        list.getSelectionModel().selectFirst();
    }

    /** The arrows move in the list while a person types. */
    private void steer(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        int to = switch (event.getCode()) {
            case DOWN -> at + 1;
            case UP -> at - 1;
            case PAGE_DOWN -> at + 10;
            case PAGE_UP -> at - 10;
            default -> Integer.MIN_VALUE;
        };
        if (to != Integer.MIN_VALUE && !shown.isEmpty()) {
            int next = Math.clamp(to, 0, shown.size() - 1);
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - 4));
            event.consume();
        }
    }

    private void choose(IntConsumer go) {
        ItemLine line = list.getSelectionModel().getSelectedItem();
        if (line != null) {
            go.accept(line.position());
        }
    }

    /** Number, row, what was said, marks. */
    private static final class Cell extends ListCell<ItemLine> {

        private final Label number = new Label();
        private final Label row = new Label();
        private final Label said = new Label();
        private final Label marks = new Label();
        private final HBox line = new HBox(number, row, said, marks);

        Cell() {
            line.getStyleClass().add("item-line");
            number.getStyleClass().add("item-number");
            row.getStyleClass().addAll("item-row", "muted");
            said.getStyleClass().add("item-said");
            marks.getStyleClass().addAll("item-marks", "muted");
        }

        @Override
        protected void updateItem(@Nullable ItemLine item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            number.setText(Figures.count(item.position() + 1));
            row.setText(item.row());
            said.setText(item.said());
            marks.setText(item.marks());
            setGraphic(line);
            setAccessibleText("Item " + number.getText() + ", " + item.row() + ", " + item.said()
                    + (item.marks().isEmpty() ? "" : ", " + item.marks()));
        }
    }
}
