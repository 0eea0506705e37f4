package secondlook.desktop.feature.review;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.ReviewEstimate;

/** Progress, pace and how often the model is wrong, in one line, where there is no room for {@link StandingPane}. */
final class StandingLine {

    private final ProgressBar progress = new ProgressBar();
    private final Label done = new Label();
    private final Label left = new Label();
    private final Label wrong = new Label();
    private final Tooltip time = new Tooltip();

    /** @param more opens the whole of it */
    StandingLine(HBox place, Region more) {
        done.getStyleClass().add("strong");
        done.setMinWidth(Region.USE_PREF_SIZE);
        left.getStyleClass().add("small");
        left.setMinWidth(0);
        left.setTooltip(time);
        wrong.getStyleClass().add("small");
        wrong.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        place.getStyleClass().add("standing-line");
        place.getChildren().setAll(progress, done, left, gap, wrong, more);
    }

    void show(Standing now) {
        progress.setProgress((double) now.progress().done() / Math.max(1, now.progress().items()));
        progress.setAccessibleText(StandingView.done(now));
        done.setText(StandingView.done(now));
        left.setText(StandingView.left(now));
        time.setText(left.getText());
        wrong.setText(wrong(now.estimate()));
    }

    private static String wrong(ReviewEstimate estimate) {
        ReviewEstimate.@Nullable Share share = estimate.all() != null
                ? estimate.all()
                : estimate.flagged() != null ? estimate.flagged() : estimate.accepted();
        if (share == null) {
            return "";
        }
        return (share == estimate.all() ? "model wrong " : "of those seen wrong ") + StandingView.words(share);
    }
}
