package secondlook.desktop.feature.start;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.HistogramBars;
import secondlook.desktop.chart.StackedHistogram;
import secondlook.desktop.open.SampleOffer;

/** The sample's predictions by confidence, as they will be seen once it is opened. */
final class SamplePicture {

    private SamplePicture() {
    }

    static void show(SampleOffer.@Nullable Preview preview, StackPane place, HBox legend) {
        place.setVisible(preview != null);
        place.setManaged(preview != null);
        if (preview == null) {
            return;
        }
        StackedHistogram picture = new StackedHistogram();
        picture.barsProperty().set(new HistogramBars(preview.edges(), preview.correct(), preview.wrong(),
                new int[preview.correct().length], new int[0], false));
        // a picture to look at; it can be worked with once the sample is open
        picture.setFocusTraversable(false);
        picture.setMouseTransparent(true);
        picture.setAccessibleText("How sure the sample's model was: " + preview.right() + " right and "
                + preview.mistaken() + " wrong predictions by confidence.");
        Label axis = new Label("how sure it was");
        axis.getStyleClass().add("small");
        VBox.setVgrow(picture, Priority.ALWAYS);
        VBox under = new VBox(picture, axis);
        under.setAlignment(Pos.BOTTOM_CENTER);
        place.getChildren().setAll(under);
        legend.getChildren().setAll(swatch("swatch-correct"), new Label("correct"), swatch("swatch-wrong"),
                new Label("wrong"));
    }

    private static Region swatch(String style) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", style);
        return swatch;
    }
}
