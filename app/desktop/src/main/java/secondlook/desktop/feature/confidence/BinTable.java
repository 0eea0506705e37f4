package secondlook.desktop.feature.confidence;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.ReliabilityPoint;

/** Dresses the table of the reliability bins: the surest first, thin ones muted, the one furthest off marked. */
final class BinTable {

    /** A bin and how it is written. */
    record Line(ReliabilityPoint point, List<String> cells) {}

    private BinTable() {
    }

    /** @param headers of the cells; the first is text, the others are figures */
    static void dress(TableView<Line> table, List<String> headers, Consumer<ReliabilityPoint> chosen) {
        table.setPlaceholder(new Label("No row has a truth."));
        for (int i = 0; i < headers.size(); i++) {
            int at = i;
            TableColumn<Line, String> column = new TableColumn<>(headers.get(i));
            column.setSortable(false);
            column.setReorderable(false);
            column.setPrefWidth(i == 0 || i == 4 ? 96 : 64);
            column.getStyleClass().add(i == 0 ? "words" : "figure");
            column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().cells().get(at)));
            table.getColumns().add(column);
        }
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(unused -> new TableRow<>() {
            {
                setOnMouseClicked(event -> {
                    if (getItem() != null) {
                        chosen.accept(getItem().point());
                    }
                });
            }

            @Override
            protected void updateItem(@Nullable Line line, boolean empty) {
                super.updateItem(line, empty);
                getStyleClass().remove("thin");
                if (line != null && !empty && line.point().isThin()) {
                    getStyleClass().add("thin");
                }
            }
        });
    }
}
