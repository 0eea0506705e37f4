package secondlook.desktop.chart;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The figures of a picture as a table. */
public final class ChartTableView extends TableView<List<String>> {

    /** Beside the words of a cell, in their size. */
    private static final double ROOM = 1.8;

    public ChartTableView(ChartTable table) {
        getStyleClass().add("chart-table");
        setAccessibleText(String.join(", ", table.headers()));
        for (int i = 0; i < table.headers().size(); i++) {
            getColumns().add(column(table.headers().get(i), i));
        }
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getItems().setAll(table.rows());
    }

    /** Where a column is cut nothing can be read from it: each is as wide as what stands in it. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (lookup(".table-cell") instanceof Labeled cell && lookup(".column-header .label") instanceof Labeled head) {
            double all = 0;
            for (int i = 0; i < getColumns().size(); i++) {
                int at = i;
                double wide = getItems().stream().mapToDouble(row -> width(row.get(at), cell.getFont()))
                        .reduce(width(getColumns().get(i).getText(), head.getFont()), Math::max)
                        + ROOM * cell.getFont().getSize();
                if (getColumns().get(i).getMinWidth() != wide) {
                    getColumns().get(i).setMinWidth(wide);
                    getColumns().get(i).setPrefWidth(wide);
                }
                all += wide;
            }
            setColumnResizePolicy(all > getWidth()
                    ? UNCONSTRAINED_RESIZE_POLICY
                    : CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        }
    }

    private static double width(String words, Font font) {
        Text text = new Text(words);
        text.setFont(font);
        return Math.ceil(text.getLayoutBounds().getWidth());
    }

    private static TableColumn<List<String>, String> column(String title, int at) {
        TableColumn<List<String>, String> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add(at == 0 ? "words" : "figure");
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().get(at)));
        return column;
    }
}
