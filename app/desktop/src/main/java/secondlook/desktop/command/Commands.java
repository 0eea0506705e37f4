package secondlook.desktop.command;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

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
}
