package secondlook.bench;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** A window with a word in it: what JavaFX itself takes to start. */
public final class EmptyWindow extends Application {

    private static final double WIDTH = 1200;
    private static final double HEIGHT = 800;

    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(new Label("Empty")), WIDTH, HEIGHT));
        stage.show();
    }
}
