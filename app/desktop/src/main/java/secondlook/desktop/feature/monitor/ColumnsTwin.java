package secondlook.desktop.feature.monitor;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.chart.ChartTable;
import secondlook.desktop.chart.ChartTableView;
import secondlook.desktop.chart.Figures;

/** The figures of all distributions, in place of the pictures. */
final class ColumnsTwin {

    private final Button toggle;
    private final StackPane place;
    private final Node pictures;
    private final ReadOnlyObjectProperty<List<ColumnRow>> rows;

    ColumnsTwin(Button toggle, StackPane place, Node pictures, ReadOnlyObjectProperty<List<ColumnRow>> rows) {
        this.toggle = toggle;
        this.place = place;
        this.pictures = pictures;
        this.rows = rows;
        toggle.getStyleClass().add("twin-toggle");
        toggle.setAccessibleText("Column by column, as a table or as pictures");
        toggle.setOnAction(e -> turn());
        dress(true);
        rows.subscribe(() -> {
            if (!place.getChildren().contains(pictures)) {
                place.getChildren().setAll(new ChartTableView(table(rows.get())));
            }
        });
    }

    void turn() {
        boolean shown = place.getChildren().contains(pictures);
        place.getChildren().setAll(shown ? new ChartTableView(table(rows.get())) : pictures);
        dress(!shown);
    }

    private void dress(boolean pictured) {
        toggle.setGraphic(new FontIcon(pictured ? "fth-list" : "fth-bar-chart-2"));
        toggle.setTooltip(new Tooltip(pictured ? "Show the figures (T)" : "Show the pictures (T)"));
    }

    static ChartTable table(List<ColumnRow> rows) {
        List<List<String>> lines = new ArrayList<>();
        for (ColumnRow row : rows) {
            for (int i = 0; i < row.bars().names().size(); i++) {
                lines.add(List.of(row.name() + " (" + row.under() + "): " + row.bars().names().get(i),
                        Figures.percent(row.bars().reference().get(i)), Figures.percent(row.bars().current().get(i)),
                        i == 0 ? row.measure() : "", i == 0 ? row.level().words() : ""));
            }
        }
        return new ChartTable(List.of("column: bin", "reference", "now", "measure", ""), lines);
    }
}
