package secondlook.desktop.measure;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import secondlook.desktop.Launcher;

/**
 * The real application on a workspace that has a history ({@code DIR}): how long from the key that asks for Monitor until its
 * figures are drawn, and the longest time in which no frame came meanwhile. Ends by itself.
 */
public final class MonitorOpening {

    private long lastFrame;
    private long longest;

    private MonitorOpening() {
    }

    public static void main(String[] arguments) {
        MonitorOpening person = new MonitorOpening();
        Thread hands = new Thread(person::work, "hands");
        hands.setDaemon(true);
        hands.start();
        Launcher.main(new String[]{"--workspace=" + arguments[0]});
    }

    private void work() {
        long start = System.nanoTime();
        until(() -> !Window.getWindows().isEmpty() && Window.getWindows().getFirst().getScene() != null
                && isShown("Confidence"));
        System.out.printf(Locale.ROOT, "window with the newest run %6.0f ms after the start%n", since(start));
        pause();
        Platform.runLater(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                longest = lastFrame == 0 ? 0 : Math.max(longest, now - lastFrame);
                lastFrame = now;
            }
        }.start());
        pause();
        longest = 0;
        long pressed = System.nanoTime();
        Platform.runLater(() -> {
            Robot robot = new Robot();
            robot.keyPress(KeyCode.CONTROL);
            robot.keyType(KeyCode.DIGIT5);
            robot.keyRelease(KeyCode.CONTROL);
        });
        until(() -> isShown("Monitor") && hasFigures());
        System.out.printf(Locale.ROOT, "Monitor: key to figures   %6.0f ms, longest without a frame %4.0f ms%n",
                since(pressed), longest / 1e6);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void pause() {
        new CompletableFuture<String>().completeOnTimeout("", 3, TimeUnit.SECONDS).join();
    }

    private static Scene scene() {
        return Window.getWindows().getFirst().getScene();
    }

    private static boolean isShown(String place) {
        if (place.equals("Monitor")) {
            return visible(".monitor");
        }
        Node sentence = scene().lookup(".confidence .answer");
        return sentence instanceof Label label && label.getText() != null && label.getText().contains(" of ");
    }

    private static boolean hasFigures() {
        return scene().lookup(".monitor .columns-table") instanceof TableView<?> table && !table.getItems().isEmpty()
                && scene().lookup(".monitor .answer") instanceof Label label && !label.getText().isEmpty()
                && visible(".monitor .columns-table");
    }

    private static boolean visible(String selector) {
        Node node = scene().lookup(selector);
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    private static void until(BooleanSupplier reached) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            if (System.nanoTime() > end) {
                System.out.println("not shown after 60 s");
                Runtime.getRuntime().halt(1);
            }
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            try {
                Platform.runLater(() -> {
                    try {
                        answer.complete(reached.getAsBoolean());
                    } catch (RuntimeException notYet) {
                        answer.complete(false);
                    }
                });
            } catch (IllegalStateException noToolkitYet) {
                answer.complete(false);
            }
            try {
                if (answer.get(5, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException | java.util.concurrent.ExecutionException
                    | java.util.concurrent.TimeoutException notYet) {
                continue;
            }
            new CompletableFuture<String>().completeOnTimeout("", 10, TimeUnit.MILLISECONDS).join();
        }
    }
}
