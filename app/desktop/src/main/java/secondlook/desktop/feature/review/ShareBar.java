package secondlook.desktop.feature.review;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A share as a bar on a track. */
final class ShareBar extends StackPane {

    private final DoubleProperty filled = new SimpleDoubleProperty();

    ShareBar() {
        getStyleClass().add("share-track");
        Region fill = new Region();
        fill.getStyleClass().add("share-fill");
        fill.prefWidthProperty().bind(widthProperty().multiply(filled));
        fill.maxWidthProperty().bind(fill.prefWidthProperty());
        fill.setMinWidth(0);
        setMinWidth(0);
        getChildren().add(fill);
    }

    /** @param share in [0,1]; NaN for none */
    void show(double share) {
        filled.set(Double.isFinite(share) ? Math.clamp(share, 0, 1) : 0);
    }
}
