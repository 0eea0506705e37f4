package secondlook.desktop.feature.data;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The head of a column: its name, its distribution, two lines of figures. */
final class ColumnHead extends VBox {

    private final ColumnSummary column;
    private final ColumnBars bars;

    ColumnHead(ColumnSummary column, java.util.function.Consumer<String> filter) {
        this.column = column;
        getStyleClass().add("column-head");
        Label name = new Label(column.profile().name());
        name.getStyleClass().add("strong");
        bars = new ColumnBars((from, to) -> filter.accept(column.condition(from, to)));
        bars.setAccessibleText(column.accessibleText());
        Label range = new Label(column.range());
        range.getStyleClass().add("small");
        Label note = new Label(column.note());
        note.getStyleClass().add("small");
        getChildren().addAll(name, bars, range, note);
        select(new long[0]);
    }

    void select(long[] counts) {
        bars.show(column.bars(), counts);
    }
}
