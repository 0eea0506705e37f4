package secondlook.desktop.about;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Versions, the promise, the licence, and the libraries with theirs. */
public final class AboutView extends VBox {

    /** @param close takes the view away */
    public AboutView(About about, Runnable close) {
        getStyleClass().addAll("popover", "keys", "about");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        GridPane versions = new GridPane();
        versions.getStyleClass().add("facts");
        for (int i = 0; i < about.versions().size(); i++) {
            Label name = new Label(about.versions().get(i).name());
            name.getStyleClass().add("muted");
            versions.addRow(i, name, new Label(about.versions().get(i).version()));
        }
        getChildren().addAll(words("About Second Look", "strong"), versions, words(About.PROMISE, "promise"),
                words(About.LICENCE, "muted"));
        if (!about.libraries().isEmpty()) {
            ListView<String> libraries = new ListView<>();
            libraries.setAccessibleText("Libraries and their licences");
            libraries.getItems().setAll(about.libraries().stream().map(Library::line).toList());
            getChildren().addAll(words(about.libraries().size() + " libraries and their licences", "strong"),
                    libraries);
        }
        Button copy = new Button("Copy", new FontIcon("fth-copy"));
        copy.setOnAction(e -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(about.text());
            Clipboard.getSystemClipboard().setContent(content);
            copy.setText("Copied");
        });
        Button done = new Button("Close");
        done.setOnAction(e -> close.run());
        HBox actions = new HBox(copy, done);
        actions.getStyleClass().add("field-line");
        getChildren().add(actions);
    }

    private static Label words(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
