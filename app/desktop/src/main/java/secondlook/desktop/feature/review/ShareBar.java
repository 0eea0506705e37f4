package secondlook.desktop.feature.review;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A share as a bar on a track. */
final class ShareBar extends StackPane {

    ShareBar(double share) {
        getStyleClass().add("share-track");
        Region fill = new Region();
        fill.getStyleClass().add("share-fill");
        double filled = Double.isFinite(share) ? Math.clamp(share, 0, 1) : 0;
        fill.prefWidthProperty().bind(widthProperty().multiply(filled));
        fill.maxWidthProperty().bind(fill.prefWidthProperty());
        fill.setMinWidth(0);
        setMinWidth(0);
        getChildren().add(fill);
    }
}
