package secondlook.desktop.feature.review;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The letters typed so far to choose among many classes. Used on the FX thread. */
final class TypedLetters {

    private final ReadOnlyObjectWrapper<List<Integer>> offered = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper typed = new ReadOnlyStringWrapper("");
    private List<String> classes = List.of();

    /** Indices of the classes that can be answered with now. */
    ReadOnlyObjectProperty<List<Integer>> offered() {
        return offered.getReadOnlyProperty();
    }

    ReadOnlyStringProperty typed() {
        return typed.getReadOnlyProperty();
    }

    /** Nothing is typed yet. */
    void begin(List<String> among) {
        classes = List.copyOf(among);
        set("");
    }

    /** Letters that narrow the classes down; those that leave none are not taken. */
    void type(String more) {
        if (!TypeAhead.matches(classes, typed.get() + more).isEmpty()) {
            set(typed.get() + more);
        }
    }

    /** @param all whether everything that was typed is forgotten, or the last letter only */
    void untype(boolean all) {
        String now = typed.get();
        set(all || now.isEmpty() ? "" : now.substring(0, now.length() - 1));
    }

    private void set(String text) {
        typed.set(text);
        offered.set(TypeAhead.matches(classes, text));
    }
}
