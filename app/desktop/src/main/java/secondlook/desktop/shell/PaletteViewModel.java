package secondlook.desktop.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import secondlook.desktop.command.Command;
import secondlook.desktop.command.Commands;
import secondlook.desktop.command.FuzzyMatch;

/** Finds commands by a few letters. */
public final class PaletteViewModel {

    /** A command that the query finds. */
    public record Found(Command command, FuzzyMatch match) {}

    private final Commands commands;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Found> found = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper();

    public PaletteViewModel(Commands commands) {
        this.commands = commands;
        query.subscribe(this::search);
    }

    public StringProperty query() {
        return query;
    }

    /** Group by group, in each group the best match first; what can be done before what cannot. */
    public ObservableList<Found> found() {
        return found;
    }

    /** Index into {@link #found()}. */
    public ReadOnlyIntegerProperty chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** "9 of 64". */
    public String countText() {
        return found.size() + " of " + commands.all().size();
    }

    /** Moves the choice and goes round at the ends. */
    public void move(int by) {
        if (!found.isEmpty()) {
            chosen.set(Math.floorMod(chosen.get() + by, found.size()));
        }
    }

    public void choose(int index) {
        chosen.set(index);
    }

    /** The chosen command, if it can be done now. */
    public Optional<Command> toRun() {
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.get(chosen.get()).command()).filter(Command::isPossible);
    }

    private void search(String text) {
        List<Found> matches = new ArrayList<>();
        for (Command command : commands.all()) {
            String title = command.title().getValue();
            Optional<FuzzyMatch> match = FuzzyMatch.of(text, title);
            if (match.isEmpty() && !text.isBlank()) {
                // the hint is searched too, but worth less, and nothing of the title is marked
                match = FuzzyMatch.of(text, title + " " + command.hint().getValue())
                        .map(m -> new FuzzyMatch(m.score() / 2 - 20, List.of()));
            }
            match.ifPresent(m -> matches.add(new Found(command, m)));
        }
        matches.sort(Comparator.<Found, Command.Group>comparing(f -> f.command().group())
                .thenComparing(f -> !f.command().isPossible())
                .thenComparing(f -> -f.match().score()));
        found.setAll(matches);
        chosen.set(best(matches));
    }

    /** The best match that can be done, wherever its group stands. */
    private static int best(List<Found> matches) {
        int best = 0;
        for (int i = 1; i < matches.size(); i++) {
            Found a = matches.get(i);
            Found b = matches.get(best);
            if (a.command().isPossible() && (!b.command().isPossible() || a.match().score() > b.match().score())) {
                best = i;
            }
        }
        return best;
    }
}
