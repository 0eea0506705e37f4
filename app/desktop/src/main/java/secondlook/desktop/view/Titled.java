package secondlook.desktop.view;

import java.util.List;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Choices that are shown by their titles. */
public final class Titled {

    private Titled() {
    }

    /** A box of these values, the first one chosen. */
    public static <T> ComboBox<T> of(List<T> values, Function<T, String> title) {
        ComboBox<T> box = new ComboBox<>(FXCollections.observableList(values));
        box.setValue(values.getFirst());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(converter(title));
        return box;
    }

    /** Shows values by their titles; nothing is read from what is typed. */
    public static <T> StringConverter<T> converter(Function<T, String> title) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : title.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                throw new UnsupportedOperationException("nobody types into a box of choices");
            }
        };
    }
}
