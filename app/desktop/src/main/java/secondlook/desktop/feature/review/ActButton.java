package secondlook.desktop.feature.review;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.command.KeyHint;
import secondlook.desktop.view.KeyCaps;

/** A command as a button: icon, words, its key as it is bound now. */
final class ActButton {

    private final Button button;
    private final ReviewCommand command;
    private final KeyBindings bindings;
    private final FontIcon icon;
    private final Label words = new Label();
    private final Label cap = KeyCaps.of("");

    ActButton(Button button, ReviewCommand command, KeyBindings bindings, String icon, String text) {
        this.button = button;
        this.command = command;
        this.bindings = bindings;
        this.icon = new FontIcon(icon);
        words.setText(text);
        HBox line = new HBox(this.icon, words, cap);
        line.getStyleClass().add("act-line");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setGraphic(line);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(command.does()));
        bindings.hints().addListener((ListChangeListener<KeyHint>) change -> name());
        name();
    }

    void says(String text) {
        if (!text.equals(words.getText())) {
            words.setText(text);
            name();
        }
    }

    /** Which parts there is room for; the key is always shown, and everything is still read aloud. */
    void shape(boolean picture, boolean text) {
        show(icon, picture);
        show(words, text);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    void shows(String literal) {
        icon.setIconLiteral(literal);
    }

    private void name() {
        String key = bindings.cap(command);
        cap.setText(key);
        cap.setVisible(!key.isEmpty());
        cap.setManaged(!key.isEmpty());
        button.setAccessibleText(words.getText() + ", " + key);
    }
}
