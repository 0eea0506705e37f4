package secondlook.desktop.feature.review;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.view.KeyCaps;

/** All keys of the review, each changed by pressing its cap and then another key. */
final class KeysEditor extends VBox {

    private final KeyBindings bindings;
    private final GridPane grid = new GridPane();
    private final Label says = new Label();
    private final Button reset = new Button("Use the usual keys");
    private final Runnable close;
    private @Nullable ReviewCommand waiting;

    KeysEditor(KeyBindings bindings, Runnable close) {
        this.bindings = bindings;
        this.close = close;
        getStyleClass().addAll("popover", "keys", "keys-editor");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label("Keys while reviewing");
        title.getStyleClass().add("strong");
        Label also = new Label("every key also has a button");
        also.getStyleClass().add("small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        grid.getStyleClass().add("keys-grid");
        says.getStyleClass().add("small");
        says.setWrapText(true);
        says.setMinHeight(Region.USE_PREF_SIZE);
        reset.setOnAction(e -> {
            bindings.reset();
            waiting = null;
            fill();
            says.setText("All keys are as usual.");
        });
        Button done = new Button("Close");
        done.setOnAction(e -> close.run());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox actions = new HBox(reset, space, done);
        actions.getStyleClass().add("actions");
        getChildren().addAll(new HBox(title, gap, also), grid, says, actions);
        says.setText("Choose a key to change it. 1 … 9 always answer with a class.");
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        fill();
    }

    /** Puts the focus on the first key. */
    void begin() {
        if (!grid.getChildren().isEmpty()) {
            grid.getChildren().getFirst().requestFocus();
        }
    }

    private void fill() {
        ReviewCommand focused = waiting;
        grid.getChildren().clear();
        int half = (ReviewCommand.values().length + 1) / 2;
        for (ReviewCommand command : ReviewCommand.values()) {
            int at = command.ordinal();
            Button key = new Button();
            key.getStyleClass().add("key-button");
            key.setGraphic(KeyCaps.of(command == waiting ? "press a key" : bindings.cap(command)));
            key.setAccessibleText(command.does() + ": " + bindings.cap(command) + ". Press to change.");
            key.setId("key-" + command.name());
            key.setOnAction(e -> await(command));
            grid.add(key, at < half ? 0 : 2, at % half);
            grid.add(new Label(command.does()), at < half ? 1 : 3, at % half);
            if (command == focused) {
                key.requestFocus();
            }
        }
        reset.setDisable(bindings.isUsual());
    }

    private void await(ReviewCommand command) {
        waiting = command;
        says.setText("Press the new key for “" + command.does() + "”; Esc leaves it as it was.");
        fill();
    }

    private void pressed(KeyEvent event) {
        ReviewCommand command = waiting;
        if (command == null) {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close.run();
            }
            return;
        }
        event.consume();
        if (event.getCode() == KeyCode.ESCAPE) {
            says.setText("“" + command.does() + "” keeps its key.");
        } else {
            KeyCombination key = KeyBindings.pressed(event);
            if (key == null) {
                return;
            }
            String obstacle = bindings.change(command, key);
            if (!obstacle.isEmpty()) {
                says.setText(obstacle);
                return;
            }
            says.setText("“" + command.does() + "” is now " + bindings.cap(command) + ".");
        }
        fill();
        waiting = null;
        fill();
        grid.lookupAll(".key-button").stream().filter(node -> node.getId().equals("key-" + command.name())).findFirst()
                .ifPresent(javafx.scene.Node::requestFocus);
    }
}
