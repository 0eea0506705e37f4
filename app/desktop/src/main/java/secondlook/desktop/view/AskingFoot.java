package secondlook.desktop.view;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The buttons below a view, whose place a question takes when a person is about to lose what they did. */
public final class AskingFoot extends StackPane {

    private final Node buttons;

    public AskingFoot(Node buttons) {
        super(buttons);
        this.buttons = buttons;
    }

    /**
     * Asks, unless it does already.
     *
     * @param words what would be lost
     * @param drop  loses it
     */
    public void ask(String words, Runnable drop) {
        if (getChildren().size() > 1) {
            return;
        }
        Label said = new Label(words);
        said.getStyleClass().add("strong");
        said.setWrapText(true);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        Button lose = new Button("Drop them");
        lose.setId("drop");
        lose.setMinWidth(Region.USE_PREF_SIZE);
        lose.setOnAction(e -> drop.run());
        Button back = new Button("Go on editing");
        back.getStyleClass().add("accent");
        back.setMinWidth(Region.USE_PREF_SIZE);
        HBox question = new HBox(said, lose, back);
        question.setId("leaving");
        question.getStyleClass().add("field-line");
        back.setOnAction(e -> {
            getChildren().remove(question);
            buttons.setVisible(true);
        });
        buttons.setVisible(false);
        getChildren().add(question);
        // the first key that is pressed must not lose anything
        Platform.runLater(back::requestFocus);
    }
}
