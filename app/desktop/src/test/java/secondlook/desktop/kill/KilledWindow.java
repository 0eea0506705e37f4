package secondlook.desktop.kill;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.Launcher;

/**
 * The real application with a person at its keyboard who never tires, until it is killed. Whatever the screen says is
 * saved is printed the moment it says so, with the key that was pressed.
 */
public final class KilledWindow {

    private static final KeyCode[] KEYS = {KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
            KeyCode.DIGIT5, KeyCode.ENTER, KeyCode.X, KeyCode.C, KeyCode.S, KeyCode.D, KeyCode.R, KeyCode.Z};

    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    private final Random random;
    private final Semaphore saved = new Semaphore(0);
    private String pressed = "";
    private String at = "";

    private KilledWindow(long seed) {
        random = new Random(seed);
    }

    /** @param args workspace, seed */
    public static void main(String[] args) {
        KilledWindow person = new KilledWindow(Long.parseLong(args[1]));
        Thread hands = new Thread(person::work, "hands");
        hands.setDaemon(true);
        hands.start();
        Launcher.main(new String[]{"--workspace=" + args[0]});
    }

    private void work() {
        try {
            Scene scene = until(KilledWindow::scene);
            // possible once the workspace is open, which takes a moment
            until(() -> {
                Node focus = scene.getFocusOwner();
                if (focus != null && focus.getStyleClass().contains("session-row")) {
                    return focus;
                }
                Robot robot = new Robot();
                robot.keyPress(KeyCode.CONTROL);
                robot.keyType(KeyCode.DIGIT4);
                robot.keyRelease(KeyCode.CONTROL);
                return null;
            });
            on(() -> {
                new Robot().keyType(KeyCode.ENTER);
                return "";
            });
            until(() -> place(scene).isEmpty() ? null : "");
            on(() -> {
                out.println("resumes " + place(scene));
                label(scene, "#saved").textProperty().subscribe((before, now) -> {
                    if (!now.isEmpty()) {
                        out.println("saved " + at + " " + pressed + " " + now);
                        saved.release();
                    }
                });
                return "";
            });
            while (true) {
                press(scene);
                saved.acquire();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void press(Scene scene) {
        on(() -> {
            at = place(scene);
            KeyCode key = KEYS[random.nextInt(KEYS.length)];
            pressed = key.name();
            Robot robot = new Robot();
            if (key == KeyCode.Z) {
                robot.keyPress(KeyCode.CONTROL);
            }
            robot.keyType(key);
            if (key == KeyCode.Z) {
                robot.keyRelease(KeyCode.CONTROL);
            }
            return "";
        });
    }

    private static @Nullable Scene scene() {
        return Window.getWindows().isEmpty() ? null : Window.getWindows().getFirst().getScene();
    }

    private static Label label(Scene scene, String id) {
        return (Label) scene.lookup(id);
    }

    /** "12" of "Item 12 of 3 000"; empty while no item is shown. */
    private static String place(Scene scene) {
        Node label = scene.lookup("#place");
        return label instanceof Label shown && shown.getText() != null && shown.getText().startsWith("Item ")
                ? shown.getText().substring(5, shown.getText().indexOf(" of ")).replaceAll("\\D", "")
                : "";
    }

    private static <T> T until(Supplier<@Nullable T> asked) throws InterruptedException {
        while (true) {
            T answer = on(asked);
            if (answer != null) {
                return answer;
            }
            // a person looks again a moment later
            new CompletableFuture<String>().completeOnTimeout("", 20, java.util.concurrent.TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    private static <T> @Nullable T on(Supplier<@Nullable T> asked) {
        CompletableFuture<@Nullable T> answer = new CompletableFuture<>();
        try {
            Platform.runLater(() -> {
                try {
                    answer.complete(asked.get());
                } catch (RuntimeException notYet) {
                    System.err.println(notYet);
                    answer.complete(null);
                }
            });
        } catch (IllegalStateException notStarted) {
            return null;
        }
        return answer.join();
    }
}
