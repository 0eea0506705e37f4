package secondlook.desktop.feature.review;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.FieldView;
import secondlook.desktop.feature.review.ReviewViewModel.State;

/** The two lines in which something is written beside an answer: a note, and another value for a field. */
final class RemarkEntry {

    private final ReviewViewModel model;
    private final Node after;
    private final HBox noteLine;
    private final TextField noteText;
    private final HBox correctLine;
    private final ComboBox<String> correctField;
    private final TextField correctText;

    /** @param after has the focus once a line is closed */
    RemarkEntry(ReviewViewModel model, Node after, HBox noteLine, TextField noteText, HBox correctLine,
            ComboBox<String> correctField, TextField correctText) {
        this.model = model;
        this.after = after;
        this.noteLine = noteLine;
        this.noteText = noteText;
        this.correctLine = correctLine;
        this.correctField = correctField;
        this.correctText = correctText;
        show(noteLine, false);
        noteText.setAccessibleText("Note");
        noteText.setOnAction(e -> endNote(true));
        show(correctLine, false);
        correctField.setAccessibleText("Field to correct");
        correctField.valueProperty().subscribe(this::fieldChosen);
        correctText.setAccessibleText("What it should be");
        correctText.setOnAction(e -> endCorrection(true));
        noteLine.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        correctLine.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }

    /** Whether this is one of the lines. */
    boolean is(Node node) {
        return node == noteLine || node == correctLine;
    }

    /** Leaves everything as it was. */
    void close() {
        endNote(false);
        endCorrection(false);
    }

    void note() {
        ItemShown item = model.item().get();
        if (item != null && model.state().get() == State.ITEM) {
            noteText.setText(item.note() == null ? "" : item.note());
            show(noteLine, true);
            noteText.requestFocus();
            noteText.end();
        }
    }

    private void endNote(boolean keep) {
        if (noteLine.isVisible()) {
            show(noteLine, false);
            after.requestFocus();
            if (keep) {
                model.note(noteText.getText());
            }
        }
    }

    void correct() {
        ItemShown item = model.item().get();
        if (item != null && !item.fields().isEmpty() && model.state().get() == State.ITEM) {
            correctField.getItems().setAll(item.fields().stream().map(FieldView::column).toList());
            correctField.getSelectionModel().clearSelection();
            correctField.getSelectionModel().selectFirst();
            show(correctLine, true);
            correctField.requestFocus();
        }
    }

    private void fieldChosen(@Nullable String field) {
        ItemShown item = model.item().get();
        if (item != null && field != null) {
            String text = item.proposals().get(field);
            for (FieldView shown : item.fields()) {
                if (text == null && shown.column().equals(field)) {
                    text = shown.text();
                }
            }
            correctText.setText(text == null ? "" : text);
            correctText.selectAll();
        }
    }

    private void endCorrection(boolean keep) {
        if (correctLine.isVisible()) {
            show(correctLine, false);
            after.requestFocus();
            String field = correctField.getValue();
            if (keep && field != null) {
                model.propose(field, correctText.getText());
            }
        }
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
