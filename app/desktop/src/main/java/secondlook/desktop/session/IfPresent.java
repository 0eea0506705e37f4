package secondlook.desktop.session;

import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Values derived from a value that may be absent. */
public final class IfPresent {

    private IfPresent() {
    }

    /** What {@code words} makes of the value; {@code otherwise} while there is none. */
    public static <T, R> ObservableValue<R> map(ObservableValue<@Nullable T> source, Function<T, R> words,
            R otherwise) {
        // never called with null
        return source.map(value -> value == null ? otherwise : words.apply(value)).orElse(otherwise);
    }

    /** Runs an action once: when the value is there for the first time, at once if it is there now. */
    public static <T> void first(ObservableValue<@Nullable T> source, Runnable action) {
        if (source.getValue() != null) {
            action.run();
            return;
        }
        source.addListener(new ChangeListener<@Nullable T>() {
            @Override
            public void changed(ObservableValue<? extends @Nullable T> changed, @Nullable T before, @Nullable T now) {
                if (now != null) {
                    source.removeListener(this);
                    action.run();
                }
            }
        });
    }
}
