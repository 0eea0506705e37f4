package secondlook.desktop;

import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import secondlook.desktop.shell.Overlays;
import secondlook.desktop.shell.WindowCommands;
import secondlook.desktop.shell.WindowNotices;
import secondlook.desktop.shell.Zoom;
import secondlook.desktop.theme.Theme;

/** The program's one window: a scene dressed by the theme, listening to the keys. */
public final class Window {

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Scene scene;

    Window(Parent shell, Theme theme, WindowCommands keys, WindowNotices notices, Zoom zoom,
            Overlays overlays) {
        scene = new Scene(shell, WIDTH, HEIGHT);
        theme.dress(scene);
        keys.listen(scene, overlays);
        notices.useFor(scene);
        zoom.percent().subscribe(now -> shell
                .setStyle("-fx-font-size: " + Zoom.BASE * now.intValue() / 100 + "px;"));
    }

    public Scene scene() {
        return scene;
    }

    /** @param shown run on the FX thread once the first picture is on its way to the screen */
    void show(Stage stage, Runnable shown) {
        stage.setTitle("Second Look");
        stage.setScene(scene);
        // on a small screen, or at 200 %, the usual size would reach beyond it
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(1024, room.getWidth()));
        stage.setMinHeight(Math.min(640, room.getHeight()));
        if (WIDTH > room.getWidth() || HEIGHT > room.getHeight()) {
            stage.setX(room.getMinX());
            stage.setY(room.getMinY());
            stage.setWidth(Math.min(WIDTH, room.getWidth()));
            stage.setHeight(Math.min(HEIGHT, room.getHeight()));
        }
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                Platform.runLater(() -> {
                    stage.getIcons().setAll(WindowIcon.all());
                    shown.run();
                });
            }
        });
        stage.show();
    }

    /** Puts the window before the others, also where it was minimised. */
    void comeToFront() {
        if (scene.getWindow() instanceof Stage stage) {
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        }
    }
}
