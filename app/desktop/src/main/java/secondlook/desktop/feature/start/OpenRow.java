package secondlook.desktop.feature.start;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.command.Command;
import secondlook.desktop.view.KeyCaps;

/** A command as a row: icon, title, a few words, its key. */
final class OpenRow {

    private OpenRow() {
    }

    static Button of(Command command, String hint) {
        String title = command.title().getValue().replaceFirst("^Open (the |a )?(?=files|workspace)", "")
                .replaceFirst("^Open the sample$", "The sample");
        Label name = new Label(title.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + title.substring(1));
        name.getStyleClass().add("strong");
        Label words = new Label(hint);
        words.getStyleClass().add("small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(new FontIcon(command.icon()), new VBox(name, words), gap, KeyCaps.of(command.keyText()));
        line.getStyleClass().add("row-line");
        Button button = new Button();
        button.setGraphic(line);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("row-button");
        button.setAccessibleText(command.title().getValue());
        button.setAccessibleHelp(hint);
        button.setOnAction(e -> command.run());
        line.prefWidthProperty().bind(button.widthProperty());
        return button;
    }
}
