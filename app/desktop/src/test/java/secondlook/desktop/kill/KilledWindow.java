package secondlook.desktop.kill;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Random;
import java.util.concurrent.Semaphore;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import secondlook.desktop.Launcher;
import secondlook.desktop.driven.Hands;

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
        Hands.work(person::work);
        Launcher.main(new String[]{"--workspace=" + args[0]});
    }

    private void work() throws InterruptedException {
        Scene scene = Hands.until(Hands::scene);
        // possible once the workspace is open, which takes a moment
        Hands.until(() -> {
            Node focus = scene.getFocusOwner();
            if (focus != null && focus.getStyleClass().contains("session-row")) {
                return focus;
            }
            Hands.type(KeyCode.DIGIT4, true);
            return null;
        });
        Hands.on(() -> {
            Hands.type(KeyCode.ENTER, false);
            return "";
        });
        Hands.until(() -> place(scene).isEmpty() ? null : "");
        Hands.on(() -> {
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
    }

    private void press(Scene scene) {
        Hands.on(() -> {
            at = place(scene);
            KeyCode key = KEYS[random.nextInt(KEYS.length)];
            pressed = key.name();
            Hands.type(key, key == KeyCode.Z);
            return "";
        });
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
}
