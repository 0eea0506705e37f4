package secondlook.desktop.feature.model;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A way out as a row that acts: icon, title, what to expect. */
final class WayRow {

    private WayRow() {
    }

    static Button of(WayOut way, Runnable act) {
        Label title = new Label(way.title());
        title.getStyleClass().add("strong");
        Label hint = new Label(way.hint());
        hint.getStyleClass().add("small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        FontIcon icon = new FontIcon(switch (way.kind()) {
            case DATASET -> "fth-database";
            case MODEL -> "fth-box";
            case TRAIN -> "fth-cpu";
        });
        FontIcon onward = new FontIcon("fth-chevron-right");
        onward.getStyleClass().add("quiet");
        HBox line = new HBox(icon, new VBox(title, hint), gap, onward);
        line.getStyleClass().add("row-line");
        Button button = new Button();
        button.setGraphic(line);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().addAll("row-button", "way-out");
        button.setAccessibleText(way.title());
        button.setAccessibleHelp(way.hint());
        button.setOnAction(e -> act.run());
        line.prefWidthProperty().bind(button.widthProperty());
        return button;
    }
}
