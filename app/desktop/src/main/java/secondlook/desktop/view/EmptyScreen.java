package secondlook.desktop.view;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.command.Command;

/** A screen that has nothing to show yet: says so in a sentence and leads on. */
public final class EmptyScreen extends VBox {

    private final HBox actions = new HBox();

    /**
     * @param answer the sentence at the top
     * @param more   a second, quieter one; may be empty
     */
    public EmptyScreen(String answer, String more) {
        this(new ReadOnlyStringWrapper(answer), more);
    }

    /** With a sentence that follows what is open. */
    public EmptyScreen(ObservableValue<String> answer, String more) {
        getStyleClass().addAll("page", "empty");
        Label title = new Label();
        title.textProperty().bind(answer);
        title.getStyleClass().add("answer");
        title.setWrapText(true);
        Label under = new Label(more);
        under.getStyleClass().add("under-answer");
        under.setWrapText(true);
        under.setVisible(!more.isEmpty());
        under.setManaged(!more.isEmpty());
        actions.getStyleClass().add("actions");
        getChildren().addAll(title, under, actions);
    }

    /** Adds a way on; the first one is the primary act. It shows and hides with the command's obstacle. */
    public EmptyScreen with(Command command) {
        Button button = new Button();
        button.textProperty().bind(command.title());
        button.setGraphic(new FontIcon(command.icon()));
        button.setOnAction(e -> command.run());
        button.disableProperty().bind(command.obstacle().map(o -> !o.isEmpty()));
        if (actions.getChildren().isEmpty()) {
            button.getStyleClass().add("accent");
            button.setDefaultButton(true);
        }
        actions.getChildren().add(button);
        return this;
    }
}
