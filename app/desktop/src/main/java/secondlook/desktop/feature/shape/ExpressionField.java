package secondlook.desktop.feature.shape;

import java.util.List;
import java.util.function.BiFunction;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import secondlook.app.shape.Mistake;

/** Where an expression is written: what could follow is offered, and a mistake is shown at its place. */
final class ExpressionField extends VBox {

    private static final double LINE = 26;

    private final TextArea text = new TextArea();
    private final ListView<Completion> offered = new ListView<>();
    private final TextFlow place = new TextFlow();
    private final Label why = new Label();
    private final BiFunction<String, Integer, List<Completion>> completions;
    private final Runnable done;
    private boolean accepting;

    /**
     * @param completions what could stand at the caret of a text
     * @param done        run when a person is through with it
     */
    ExpressionField(javafx.beans.property.StringProperty value, ObservableValue<@Nullable Mistake> mistake,
            BiFunction<String, Integer, List<Completion>> completions, Runnable done) {
        this.completions = completions;
        this.done = done;
        getStyleClass().add("expression");
        text.setId("expression");
        text.setPrefRowCount(2);
        text.setWrapText(true);
        text.setPromptText("e.g. price > 20 AND shop = 'Oslo'");
        text.setAccessibleText("Expression over the columns");
        text.textProperty().bindBidirectional(value);
        text.caretPositionProperty().subscribe(at -> offer());
        text.focusedProperty().subscribe(now -> offer());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        offered.getStyleClass().add("offered");
        offered.setFixedCellSize(LINE);
        offered.setFocusTraversable(false);
        offered.setAccessibleText("What could follow");
        offered.setCellFactory(list -> new Offer());
        offered.setOnMouseClicked(e -> accept(offered.getSelectionModel().getSelectedItem()));
        place.getStyleClass().add("place");
        why.getStyleClass().add("problem");
        why.setWrapText(true);
        getChildren().addAll(text, offered, place, why);
        mistake.subscribe((@Nullable Mistake now) -> show(now));
        offer();
    }

    private void show(@Nullable Mistake mistake) {
        String now = text.getText() == null ? "" : text.getText();
        boolean placed = mistake != null && mistake.at() + mistake.length() <= now.length();
        why.setText(mistake == null
                ? ""
                : mistake.why().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + mistake.why().substring(1) + ".");
        visible(why, mistake != null);
        visible(place, placed);
        place.getChildren().clear();
        if (mistake != null && placed) {
            int end = mistake.at() + mistake.length();
            Text wrong = new Text(mistake.length() == 0 ? "\u2038" : now.substring(mistake.at(), end));
            wrong.getStyleClass().add("wrong");
            place.getChildren().addAll(part(now.substring(0, mistake.at())), wrong, part(now.substring(end)));
        }
    }

    private static Text part(String words) {
        Text text = new Text(words);
        text.getStyleClass().add("right");
        return text;
    }

    private void offer() {
        boolean writing = text.getScene() != null && text.getScene().getFocusOwner() == text;
        List<Completion> now = writing && !accepting
                ? completions.apply(text.getText() == null ? "" : text.getText(), text.getCaretPosition())
                : List.of();
        if (!offered.getItems().equals(now)) {
            offered.getItems().setAll(now);
            offered.getSelectionModel().clearSelection();
        }
        offered.setPrefHeight(LINE * now.size() + 10);
        visible(offered, !now.isEmpty());
    }

    private void pressed(KeyEvent event) {
        boolean choosing = !offered.getItems().isEmpty();
        int at = offered.getSelectionModel().getSelectedIndex();
        if (choosing && (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP)) {
            int next = Math.clamp(at + (event.getCode() == KeyCode.DOWN ? 1 : -1), 0, offered.getItems().size() - 1);
            offered.getSelectionModel().select(next);
            event.consume();
        } else if (choosing && event.getCode() == KeyCode.TAB && !event.isShiftDown()) {
            accept(offered.getItems().get(Math.max(0, at)));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
            event.consume();
            if (choosing && at >= 0) {
                accept(offered.getItems().get(at));
            } else {
                done.run();
            }
        } else if (choosing && event.getCode() == KeyCode.ESCAPE) {
            offered.getItems().clear();
            visible(offered, false);
            event.consume();
        }
    }

    private void accept(@Nullable Completion completion) {
        if (completion == null) {
            return;
        }
        int caret = text.getCaretPosition();
        int from = caret - Completion.word(text.getText(), caret).length();
        accepting = true;
        text.replaceText(from, caret, completion.inserted());
        text.positionCaret(from + completion.inserted().length() + completion.caret());
        accepting = false;
        text.requestFocus();
        offer();
    }

    private static void visible(javafx.scene.Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private static final class Offer extends ListCell<Completion> {
        @Override
        protected void updateItem(@Nullable Completion item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : item.shown());
        }
    }
}
