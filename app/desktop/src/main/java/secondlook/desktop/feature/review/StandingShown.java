package secondlook.desktop.feature.review;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How the session stands: at the side or, where there is no room for that, in a line that opens the whole of it. */
final class StandingShown {

    private final StandingPane side = new StandingPane();
    private final StandingLine line;
    private @Nullable Standing last;
    private List<String> classes = List.of();

    /**
     * @param side where the whole of it stands
     * @param line where the line stands
     * @param more opens the whole of it from there
     */
    StandingShown(ScrollPane side, HBox line, Button more) {
        side.setContent(this.side);
        this.line = new StandingLine(line, more);
    }

    /** @param of classes of the session, in its order */
    void show(Standing now, List<String> of) {
        last = now;
        classes = of;
        side.show(now, of);
        line.show(now);
    }

    /** The whole of it as it is now, to be laid over the screen. */
    Node whole(Runnable close) {
        StandingPane pane = new StandingPane();
        if (last != null) {
            pane.show(last, classes);
        }
        ScrollPane scroll = new ScrollPane(pane);
        scroll.setFitToWidth(true);
        Button done = new Button("Close");
        done.setCancelButton(true);
        done.setDefaultButton(true);
        done.setOnAction(e -> close.run());
        HBox actions = new HBox(done);
        actions.getStyleClass().add("actions");
        VBox whole = new VBox(scroll, actions);
        whole.getStyleClass().addAll("popover", "standing-whole");
        whole.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return whole;
    }
}
