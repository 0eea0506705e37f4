package secondlook.desktop.feature.review;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.command.KeyHint;

/** Which key means what while reviewing: the usual keys, changed as a person likes, never two for one. On the FX thread. */
public final class KeyBindings {

    private final Map<ReviewCommand, KeyCombination> keys = new EnumMap<>(ReviewCommand.class);
    private final ObservableList<KeyHint> hints = FXCollections.observableArrayList();
    private final Function<KeyCombination, String> taken;
    private final Consumer<Map<String, String>> keep;

    /**
     * Takes what was kept; what cannot be read or is in conflict is passed over.
     *
     * @param kept  command to key, for those that are not as usual
     * @param taken what else of the window a key means, in words; empty for nothing
     * @param keep  is told the same map after every change
     */
    public KeyBindings(Map<String, String> kept, Function<KeyCombination, String> taken,
            Consumer<Map<String, String>> keep) {
        this.taken = taken;
        this.keep = keep;
        for (ReviewCommand command : ReviewCommand.values()) {
            keys.put(command, KeyCombination.valueOf(command.usual()));
        }
        // all at once, for one may have taken the key that another gave up
        kept.forEach((name, key) -> read(name, key)
                .ifPresent(change -> keys.put(change.getKey(), change.getValue())));
        while (revertOne()) {
            // a key given back may be the one that another command has taken
        }
        hint();
    }

    /** Gives a command that cannot have its key the usual one; whether there was such a command. */
    private boolean revertOne() {
        for (ReviewCommand command : ReviewCommand.values()) {
            KeyCombination usual = KeyCombination.valueOf(command.usual());
            if (!usual.equals(keyOf(command)) && !obstacle(command, keyOf(command)).isEmpty()) {
                keys.put(command, usual);
                return true;
            }
        }
        return false;
    }

    /** The usual keys, which nobody keeps. */
    static KeyBindings usual() {
        return new KeyBindings(Map.of(), key -> "", changed -> {
        });
    }

    private static Optional<Map.Entry<ReviewCommand, KeyCombination>> read(String name, String key) {
        try {
            return Optional.of(Map.entry(ReviewCommand.valueOf(name), KeyCombination.valueOf(key)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** The keys with what they do, for the overview; follows every change. */
    public ObservableList<KeyHint> hints() {
        return FXCollections.unmodifiableObservableList(hints);
    }

    /** The key as on its cap: "Ctrl Z". */
    String cap(ReviewCommand command) {
        return cap(keyOf(command));
    }

    static String cap(KeyCombination key) {
        return key.getDisplayText().replace('+', ' ').replace("\u21b5", "Enter").replace("Left", "←")
                .replace("Right", "→").replace("Esc", "Esc");
    }

    KeyCombination keyOf(ReviewCommand command) {
        return keys.getOrDefault(command, KeyCombination.NO_MATCH);
    }

    /**
     * What the key means.
     *
     * @param letters whether letters choose among many classes, so that commands on bare letters need Alt
     */
    Optional<ReviewCommand> meant(KeyEvent event, boolean letters) {
        for (Map.Entry<ReviewCommand, KeyCombination> binding : keys.entrySet()) {
            KeyCombination key = binding.getValue();
            if ((letters && isBareLetter(key) ? withAlt(key) : key).match(event)) {
                return Optional.of(binding.getKey());
            }
        }
        return Optional.empty();
    }

    static boolean isBareLetter(KeyCombination key) {
        return key instanceof KeyCodeCombination code && code.getCode().isLetterKey()
                && code.getAlt() == KeyCombination.ModifierValue.UP
                && code.getShortcut() == KeyCombination.ModifierValue.UP
                && code.getControl() == KeyCombination.ModifierValue.UP;
    }

    private static KeyCombination withAlt(KeyCombination key) {
        return new KeyCodeCombination(((KeyCodeCombination) key).getCode(), KeyCombination.ALT_DOWN);
    }

    /** Why this key cannot mean this command; empty if it can. */
    String obstacle(ReviewCommand command, KeyCombination key) {
        if (!(key instanceof KeyCodeCombination code) || code.getCode().isModifierKey()) {
            return "Press a key, alone or together with Ctrl, Alt or Shift.";
        }
        if (code.getCode() == KeyCode.ESCAPE || code.getCode() == KeyCode.TAB || code.getCode() == KeyCode.SPACE) {
            return cap(key) + " has its meaning everywhere. Choose another key.";
        }
        if (code.getCode().isDigitKey() && code.getControl() == KeyCombination.ModifierValue.UP
                && code.getShortcut() == KeyCombination.ModifierValue.UP) {
            return "Digits answer with a class. Choose another key.";
        }
        for (Map.Entry<ReviewCommand, KeyCombination> other : keys.entrySet()) {
            if (other.getKey() != command && other.getValue().equals(key)) {
                return cap(key) + " already means “" + other.getKey().does() + "”. Give that another key first.";
            }
        }
        String elsewhere = taken.apply(key);
        return elsewhere.isEmpty() ? "" : cap(key) + " already means “" + elsewhere + "” everywhere.";
    }

    /** Gives a command another key and keeps it. @return why not; empty if done */
    String change(ReviewCommand command, KeyCombination key) {
        String obstacle = obstacle(command, key);
        if (obstacle.isEmpty()) {
            keys.put(command, key);
            changed();
        }
        return obstacle;
    }

    /** Gives all commands their usual keys. */
    void reset() {
        for (ReviewCommand command : ReviewCommand.values()) {
            keys.put(command, KeyCombination.valueOf(command.usual()));
        }
        changed();
    }

    boolean isUsual() {
        return unusual().isEmpty();
    }

    private Map<String, String> unusual() {
        Map<String, String> changed = new HashMap<>();
        keys.forEach((command, key) -> {
            if (!key.equals(KeyCombination.valueOf(command.usual()))) {
                changed.put(command.name(), key.getName());
            }
        });
        return changed;
    }

    private void changed() {
        hint();
        keep.accept(unusual());
    }

    private void hint() {
        var shown = FXCollections.<KeyHint>observableArrayList(new KeyHint("1 … 9", "Answer with that class"));
        keys.forEach((command, key) -> shown.add(new KeyHint(cap(key), command.does())));
        shown.add(
                new KeyHint("a … z", "With more than 9 classes: its first letters; commands on letters then need Alt"));
        hints.setAll(shown);
    }

    /** The key that a person pressed, as a combination; {@code null} for a modifier alone. */
    static @Nullable KeyCombination pressed(KeyEvent event) {
        if (event.getCode().isModifierKey() || event.getCode() == KeyCode.UNDEFINED) {
            return null;
        }
        StringBuilder name = new StringBuilder();
        name.append(event.isShortcutDown() ? "Shortcut+" : "").append(event.isAltDown() ? "Alt+" : "")
                .append(event.isShiftDown() ? "Shift+" : "");
        try {
            return KeyCombination.valueOf(name + event.getCode().getName());
        } catch (IllegalArgumentException odd) {
            System.getLogger(KeyBindings.class.getName()).log(System.Logger.Level.DEBUG,
                    String.format(Locale.ROOT, "no combination for %s", event.getCode()));
            return null;
        }
    }
}
