package secondlook.desktop.feature.start;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.open.RecentWorkspace;

/** A workspace opened before; a missing one says so and can be located or taken off the list. */
final class RecentRow extends HBox {

    RecentRow(RecentWorkspace workspace, String place, String when, Runnable open, Runnable locate,
            Runnable forget) {
        Label name = new Label(workspace.name());
        name.getStyleClass().add("strong");
        Label where = new Label(place);
        where.getStyleClass().add("small");
        Label state = new Label(workspace.missing() ? "folder not found: is the drive plugged in?" : workspace.holds());
        state.getStyleClass().add("small");
        VBox words = new VBox(name, where, state);
        state.setManaged(!state.getText().isEmpty());
        FontIcon icon = new FontIcon(workspace.missing() ? "fth-alert-triangle" : "fth-folder");
        Label time = new Label(when);
        time.getStyleClass().add("small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(icon, words, gap, time);
        line.getStyleClass().addAll("row-line", "row-top");
        getStyleClass().add("recent-row");
        setMaxWidth(Double.MAX_VALUE);
        if (workspace.missing()) {
            getStyleClass().add("missing");
            HBox.setHgrow(line, Priority.ALWAYS);
            getChildren().addAll(line, act("Locate\u2026", locate), act("Remove", forget));
        } else {
            Button button = new Button();
            button.setGraphic(line);
            button.setMaxWidth(Double.MAX_VALUE);
            button.getStyleClass().add("row-button");
            button.setAccessibleText("Open the workspace " + workspace.name() + ", " + place);
            button.setOnAction(e -> open.run());
            line.prefWidthProperty().bind(button.widthProperty());
            HBox.setHgrow(button, Priority.ALWAYS);
            getChildren().add(button);
        }
    }

    private static Button act(String text, Runnable action) {
        Button button = new Button(text);
        button.getStyleClass().add("link");
        button.setOnAction(e -> action.run());
        return button;
    }
}
