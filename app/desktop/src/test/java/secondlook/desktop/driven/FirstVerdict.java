package secondlook.desktop.driven;

import java.io.PrintStream;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import secondlook.cli.Main;

/** A first session with the whole program: the tour is left, the sample opened, its flagged rows put up for review, one answered. */
public final class FirstVerdict {

    private static final PrintStream OUT = System.out;

    private FirstVerdict() {
    }

    public static void main(String[] arguments) {
        Hands.work(FirstVerdict::work);
        Main.main(new String[0]);
    }

    private static void work() throws InterruptedException {
        Hands.until(() -> Hands.find(".tour"));
        Hands.on(typing(KeyCode.ESCAPE, false));
        Hands.until(() -> {
            if (Hands.find("#openSample") instanceof Button sample) {
                sample.fire();
                return sample;
            }
            return null;
        });
        Hands.until(() -> {
            Node form = Hands.find(".review-form");
            if (form == null) {
                Hands.type(KeyCode.R, true);
            }
            return form;
        });
        Hands.on(typing(KeyCode.ENTER, false));
        Hands.until(() -> Hands.find("#place") instanceof Label place && place.getText() != null
                && place.getText().startsWith("Item ") ? place : null);
        Hands.on(typing(KeyCode.DIGIT3, false));
        String said = Hands.until(() -> Hands.find("#saved") instanceof Label saved && !saved.getText().isEmpty()
                ? saved.getText()
                : null);
        OUT.println("answered: " + said);
        Hands.on(() -> {
            javafx.stage.Window.getWindows().getFirst().hide();
            return "";
        });
    }

    private static Supplier<@Nullable String> typing(KeyCode key, boolean control) {
        return () -> {
            Hands.type(key, control);
            return "";
        };
    }
}
