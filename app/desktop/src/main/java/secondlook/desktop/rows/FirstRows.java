package secondlook.desktop.rows;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.DatasetPreview;
import secondlook.app.data.read.Guess;
import secondlook.app.data.read.ReadOptions;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;

/** The first rows of a file as text, each column with its type. */
public final class FirstRows extends TableView<List<@Nullable String>> {

    /** A table with more columns than this takes seconds to be laid out. */
    public static final int COLUMNS = 100;

    private static final int SHOWN_OF_A_CELL = 200;
    private static final double WIDTH = 120;

    private final @Nullable BiConsumer<String, @Nullable ColumnType> typed;
    private List<Column> shown = List.of();
    private Map<String, String> whys = Map.of();

    /** @param typed told which type a person wants of a column, {@code null} for the one that is guessed; or {@code null} */
    public FirstRows(@Nullable BiConsumer<String, @Nullable ColumnType> typed) {
        this.typed = typed;
        getStyleClass().add("first-rows");
        setPlaceholder(new Label(""));
        setAccessibleText("The first rows");
    }

    public void show(@Nullable DatasetPreview preview) {
        List<Column> columns = preview == null
                ? List.of()
                : preview.schema().columns().subList(0, Math.min(COLUMNS, preview.schema().size()));
        whys = preview == null
                ? Map.of()
                : preview.guesses().stream().filter(guess -> guess.key().startsWith(ReadOptions.TYPE))
                        .collect(Collectors.toMap(Guess::key, Guess::why, (a, b) -> a));
        if (!columns.equals(shown)) {
            shown = columns;
            getColumns().clear();
            for (int i = 0; i < columns.size(); i++) {
                getColumns().add(column(columns.get(i), i));
            }
        }
        getItems().setAll(preview == null ? List.of() : preview.rows());
    }

    private TableColumn<List<@Nullable String>, String> column(Column column, int index) {
        TableColumn<List<@Nullable String>, String> made = new TableColumn<>();
        made.setId(column.name());
        made.setGraphic(head(column));
        made.setPrefWidth(WIDTH);
        made.setSortable(false);
        made.setReorderable(false);
        boolean figures = column.type() == ColumnType.INTEGER || column.type() == ColumnType.REAL;
        made.getStyleClass().add(figures ? "figures" : "words");
        made.setCellValueFactory(row -> {
            String text = row.getValue().get(index);
            return new ReadOnlyObjectWrapper<>(text == null ? "" : shortened(text));
        });
        made.setCellFactory(c -> new MaybeMissing(index));
        return made;
    }

    private static String shortened(String text) {
        String line = text.length() > SHOWN_OF_A_CELL ? text.substring(0, SHOWN_OF_A_CELL) + "\u2026" : text;
        return line.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }

    private Node head(Column column) {
        Label name = new Label(column.name());
        name.getStyleClass().add("strong");
        VBox head = new VBox(name, type(column));
        head.getStyleClass().add("first-head");
        return head;
    }

    private Node type(Column column) {
        BiConsumer<String, @Nullable ColumnType> told = typed;
        if (told == null) {
            Label plain = new Label(words(column.type()));
            plain.getStyleClass().add("small");
            return plain;
        }
        MenuButton button = new MenuButton(words(column.type()));
        button.getStyleClass().addAll("link-menu", "type-menu");
        String why = whys.get(ReadOptions.TYPE + column.name());
        button.setAccessibleText("Type of " + column.name() + ", " + words(column.type())
                + (why == null ? "" : ". " + why));
        if (why != null) {
            button.setTooltip(new Tooltip(why));
        }
        for (ColumnType type : ColumnType.values()) {
            MenuItem item = new MenuItem(words(type));
            item.setOnAction(e -> told.accept(column.name(), type));
            button.getItems().add(item);
        }
        MenuItem guess = new MenuItem("as guessed");
        guess.setOnAction(e -> told.accept(column.name(), null));
        button.getItems().addAll(new SeparatorMenuItem(), guess);
        return button;
    }

    private static String words(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** Says of a missing value that it is one. */
    private static final class MaybeMissing extends TableCell<List<@Nullable String>, String> {

        private final int column;

        MaybeMissing(int column) {
            this.column = column;
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            List<@Nullable String> row = getTableRow() == null ? null : getTableRow().getItem();
            boolean missing = !empty && row != null && column < row.size() && row.get(column) == null;
            getStyleClass().remove("missing");
            if (missing) {
                getStyleClass().add("missing");
            }
            setText(empty ? null : missing ? CellText.MISSING : text);
        }
    }
}
