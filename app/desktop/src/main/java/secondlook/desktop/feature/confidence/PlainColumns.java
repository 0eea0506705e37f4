package secondlook.desktop.feature.confidence;

import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** Columns of small tables that are neither sorted nor moved by a person: words to the left, figures to the right. */
final class PlainColumns {

    private PlainColumns() {
    }

    /** Figures, right-aligned. */
    static <T> TableColumn<T, T> figures(String title, double width, Function<T, String> words) {
        return column(title, "figure", width, () -> new Words<>("figure", words));
    }

    static <T> TableColumn<T, T> words(String title, double width, Function<T, String> words) {
        return column(title, "words", width, () -> new Words<>("words", words));
    }

    /** A node per row. */
    static <T> TableColumn<T, T> nodes(String title, double width, Function<T, Node> graphic) {
        return column(title, "words", width, () -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable T row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty || row == null ? null : graphic.apply(row));
            }
        });
    }

    private static <T> TableColumn<T, T> column(String title, String style, double width,
            Supplier<TableCell<T, T>> cell) {
        TableColumn<T, T> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.getStyleClass().add(style);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(unused -> cell.get());
        return column;
    }

    private static final class Words<T> extends TableCell<T, T> {

        private final Function<T, String> words;

        Words(String style, Function<T, String> words) {
            this.words = words;
            getStyleClass().add(style);
        }

        @Override
        protected void updateItem(@Nullable T row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : words.apply(row));
        }
    }
}
