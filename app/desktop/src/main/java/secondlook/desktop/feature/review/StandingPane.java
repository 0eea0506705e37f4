package secondlook.desktop.feature.review;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The right side: progress, pace, what the answers say so far, what is alike and already answered. */
final class StandingPane extends VBox {

    private final Label done = new Label();
    private final Label left = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Label pace = new Label();
    private final VBox estimate = new VBox();
    private final VBox anchoring = new VBox();
    private final VBox similar = new VBox();

    StandingPane() {
        getStyleClass().add("standing");
        done.getStyleClass().add("strong");
        left.getStyleClass().add("small");
        pace.getStyleClass().add("small");
        pace.setWrapText(true);
        pace.setMinHeight(Region.USE_PREF_SIZE);
        progress.setMaxWidth(Double.MAX_VALUE);
        estimate.getStyleClass().add("estimate");
        anchoring.getStyleClass().add("estimate");
        similar.getStyleClass().add("similar");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(new HBox(done, gap, left), progress, pace, estimate, anchoring, similar);
    }

    /** @param classes of the session, in its order */
    void show(Standing now, List<String> classes) {
        done.setText(StandingView.done(now));
        left.setText(StandingView.left(now));
        progress.setProgress((double) now.progress().done() / Math.max(1, now.progress().items()));
        progress.setAccessibleText(done.getText());
        pace.setText(StandingView.pace(now));
        estimate.getChildren().setAll(StandingView.estimate(now.estimate()));
        anchoring.getChildren().setAll(StandingView.anchoring(now.anchoring()));
        anchoring.setVisible(!anchoring.getChildren().isEmpty());
        anchoring.setManaged(anchoring.isVisible());
        similar.getChildren().setAll(StandingView.similar(now.similar(), classes));
    }
}
