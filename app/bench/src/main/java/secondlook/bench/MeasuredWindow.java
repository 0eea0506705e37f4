package secondlook.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.stage.Stage;
import secondlook.desktop.AppAssembly;

/** What every measurement in a real window begins with. */
final class MeasuredWindow {

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private MeasuredWindow() {
    }

    /** Threads that do not keep the process alive. */
    static ExecutorService background() {
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "work");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Shows the application where the pointer will look for it, in the size of the pictures. */
    static void show(Stage stage, AppAssembly app) {
        stage.setScene(app.window().scene());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        stage.show();
    }
}
