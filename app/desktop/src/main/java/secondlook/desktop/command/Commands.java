package secondlook.desktop.command;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.input.KeyCombination;

/** Every command there is. Features add theirs when they are assembled. */
public final class Commands {

    private final ObservableList<Command> all = FXCollections.observableArrayList();

    public void add(Command... commands) {
        all.addAll(List.of(commands));
    }

    public ObservableList<Command> all() {
        return FXCollections.unmodifiableObservableList(all);
    }

    /** @throws IllegalArgumentException if there is none of that id */
    public Command find(String id) {
        return all.stream().filter(c -> c.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no command " + id));
    }

    /** What this key does wherever a person is, in words; empty if it is free. */
    public String holderOf(KeyCombination key) {
        // "Shortcut" is Ctrl on this system or another key on that one
        String wanted = key.getDisplayText();
        return all.stream().filter(c -> c.key() != null && c.key().getDisplayText().equals(wanted))
                .map(c -> c.title().getValue()).findFirst().orElse("");
    }
}
