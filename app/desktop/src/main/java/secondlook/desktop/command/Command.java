package secondlook.desktop.command;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something a person can ask for by name, and where it has one by key.
 *
 * @param id       stable, for example {@code open.files}
 * @param group    heading in the palette
 * @param title    in words; may change with the state ("Review the 138 flagged rows")
 * @param hint     a few more words; may be empty
 * @param icon     Feather literal
 * @param key      shortcut; {@code null} for none
 * @param obstacle why it cannot be done now; empty where it can
 * @param action   on the FX thread
 */
public record Command(String id, Group group, ObservableValue<String> title, ObservableValue<String> hint, String icon,
        @Nullable KeyCombination key, ObservableValue<String> obstacle, Runnable action) {

    /** Headings of the palette, in their order. */
    public enum Group {
        COMMANDS("Commands"), SCREENS("Screens"), OPEN("Open"), WINDOW("Window");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** A command whose words do not change and that is always possible. */
    public static Command always(String id, Group group, String title, String hint, String icon, @Nullable String key,
            Runnable action) {
        return when(id, group, title, hint, icon, key, fixed(""), action);
    }

    /** A command whose words do not change. */
    public static Command when(String id, Group group, String title, String hint, String icon, @Nullable String key,
            ObservableValue<String> obstacle, Runnable action) {
        return new Command(id, group, fixed(title), fixed(hint), icon,
                key == null ? null : KeyCombination.valueOf(key), obstacle, action);
    }

    public boolean isPossible() {
        return obstacle.getValue().isEmpty();
    }

    /** Does it if it is possible now. */
    public void run() {
        if (isPossible()) {
            action.run();
        }
    }

    /** The shortcut as people read it ("Ctrl Shift O"); empty for none. */
    public String keyText() {
        if (key == null) {
            return "";
        }
        String text = key.getDisplayText().replace('+', ' ').replace("\u21b5", "Enter");
        return text.equals("Shift /") ? "?" : text;
    }

    private static ObservableValue<String> fixed(String text) {
        return Bindings.createStringBinding(() -> text);
    }
}
