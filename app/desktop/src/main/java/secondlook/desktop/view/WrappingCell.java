package secondlook.desktop.view;

import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A line of a list that takes its width from the list, so that its words wrap. */
public abstract class WrappingCell<T> extends ListCell<T> {

    private static final double BORDER = 2;

    private final HBox line = new HBox();

    /** @param list the list whose width the parts share */
    protected WrappingCell(ListView<T> list) {
        line.getStyleClass().add("finding");
        setPrefWidth(0);
        line.prefWidthProperty().bind(list.widthProperty().subtract(BORDER));
        line.maxWidthProperty().bind(line.prefWidthProperty());
    }

    /**
     * Lays the parts out, once.
     *
     * @param mark  what stands first
     * @param words takes the width that is left
     * @param end   what stands last
     */
    protected final void layOut(Node mark, Region words, Region end) {
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        end.setMinWidth(USE_PREF_SIZE);
        line.getChildren().setAll(mark, words, end);
    }

    /** Puts the item's words into the parts and gives what a screen reader says of it. */
    protected abstract String show(T item);

    @Override
    protected final double computePrefHeight(double width) {
        return isEmpty() ? super.computePrefHeight(width) : line.prefHeight(line.getPrefWidth()) + 1;
    }

    @Override
    protected final void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
        } else {
            setAccessibleText(show(item));
            setGraphic(line);
        }
    }
}
