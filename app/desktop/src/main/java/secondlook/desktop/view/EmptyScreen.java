package secondlook.desktop.view;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
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

    /** Adds a way on; the first one that is possible is the primary act. It shows and hides with the command's obstacle. */
    public EmptyScreen with(Command command) {
        Button button = new Button();
        button.textProperty().bind(command.title());
        button.setGraphic(new FontIcon(command.icon()));
        button.setOnAction(e -> command.run());
        button.visibleProperty().bind(command.obstacle().map(String::isEmpty));
        button.managedProperty().bind(button.visibleProperty());
        actions.getChildren().add(button);
        button.visibleProperty().subscribe(() -> mark());
        mark();
        return this;
    }

    private void mark() {
        boolean first = true;
        for (Node node : actions.getChildren()) {
            if (node instanceof Button button) {
                boolean primary = first && button.isVisible();
                button.getStyleClass().remove("accent");
                if (primary) {
                    button.getStyleClass().add("accent");
                    first = false;
                }
                button.setDefaultButton(primary);
            }
        }
    }
}
