package secondlook.desktop.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IfPresentTest {

    private final SimpleObjectProperty<@Nullable String> value = new SimpleObjectProperty<>();
    private final List<String> runs = new ArrayList<>();

    @Test
    void theFirstValueRunsTheActionOnce() {
        IfPresent.first(value, () -> runs.add("run"));
        assertEquals(List.of(), runs);
        value.set("a");
        value.set(null);
        value.set("b");
        assertEquals(List.of("run"), runs);
    }

    @Test
    void aValueThatIsThereRunsItAtOnce() {
        value.set("a");
        IfPresent.first(value, () -> runs.add("run"));
        value.set("b");
        assertEquals(List.of("run"), runs);
    }
}
