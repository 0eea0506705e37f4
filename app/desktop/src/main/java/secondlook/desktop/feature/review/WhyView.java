package secondlook.desktop.feature.review;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Why an item is here, in full. */
final class WhyView extends VBox {

    WhyView(ItemShown item) {
        getStyleClass().addAll("popover", "why");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label("Why it is here");
        title.getStyleClass().add("strong");
        Label because = new Label(item.because());
        because.setWrapText(true);
        getChildren().addAll(title, because);
        for (String act : item.acts()) {
            Label line = new Label(act);
            line.getStyleClass().add("small");
            getChildren().add(line);
        }
    }
}
