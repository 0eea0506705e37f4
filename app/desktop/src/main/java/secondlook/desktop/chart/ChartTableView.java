package secondlook.desktop.chart;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The figures of a picture as a table. */
public final class ChartTableView extends TableView<List<String>> {

    public ChartTableView(ChartTable table) {
        getStyleClass().add("chart-table");
        setAccessibleText(String.join(", ", table.headers()));
        for (int i = 0; i < table.headers().size(); i++) {
            getColumns().add(column(table.headers().get(i), i));
        }
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getItems().setAll(table.rows());
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
