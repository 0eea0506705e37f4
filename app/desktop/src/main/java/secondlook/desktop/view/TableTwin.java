package secondlook.desktop.view;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.chart.ChartRegion;
import secondlook.desktop.chart.ChartTableView;

/** A picture and its figures: one stands where the other stood. */
public final class TableTwin {

    private final StackPane place;
    private final ChartRegion chart;
    private final Button toggle;

    /**
     * @param toggle shows the other one
     * @param place  holds the picture now
     * @param what   is shown, in words
     */
    public TableTwin(Button toggle, StackPane place, ChartRegion chart, String what) {
        this.toggle = toggle;
        this.place = place;
        this.chart = chart;
        toggle.getStyleClass().add("twin-toggle");
        toggle.setAccessibleText(what + ", as a table or as a picture");
        toggle.setOnAction(e -> turn());
        dress("fth-list", "Show the figures (T)");
        chart.revision().subscribe(() -> {
            if (isTable()) {
                place.getChildren().setAll(new ChartTableView(chart.table()));
            }
        });
    }

    private boolean isTable() {
        return !place.getChildren().contains(chart);
    }

    /** Shows the figures instead of the picture, or the picture again. */
    public void turn() {
        if (isTable()) {
            place.getChildren().setAll(chart);
            dress("fth-list", "Show the figures (T)");
        } else {
            place.getChildren().setAll(new ChartTableView(chart.table()));
            dress("fth-bar-chart-2", "Show the picture (T)");
        }
    }

    private void dress(String icon, String tip) {
        toggle.setGraphic(new FontIcon(icon));
        toggle.setTooltip(new Tooltip(tip));
    }
}
