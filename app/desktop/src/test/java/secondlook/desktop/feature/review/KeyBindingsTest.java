package secondlook.desktop.feature.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import secondlook.desktop.screens.FxToolkit;

class KeyBindingsTest {

    private final Map<String, String> kept = new HashMap<>();

    private KeyBindings bindings(Map<String, String> before) {
        FxToolkit.start();
        return new KeyBindings(before, key -> key.getName().equals("Shortcut+K") ? "Find a command" : "", changed -> {
            kept.clear();
            kept.putAll(changed);
        });
    }

    @Test
    void theUsualKeysAreAllDifferent() {
        KeyBindings usual = bindings(Map.of());
        Set<String> caps = new HashSet<>();
        for (ReviewCommand command : ReviewCommand.values()) {
            assertTrue(caps.add(usual.cap(command)), command.toString());
            assertEquals("", usual.obstacle(command, usual.keyOf(command)), command.toString());
        }
        assertTrue(usual.isUsual());
    }

    @ParameterizedTest
    @CsvSource({"S, already means “Skip", "Esc, everywhere", "Digit1, answer with a class", "Tab, everywhere",
            "Shortcut+K, Find a command"})
    void aKeyThatMeansSomethingElseIsRefusedAndSaysWhat(String key, String why) {
        KeyBindings bindings = bindings(Map.of());
        KeyCombination wanted = KeyCombination.valueOf(key.replace("Digit", ""));
        String obstacle = bindings.change(ReviewCommand.NOTE, wanted);
        assertTrue(obstacle.contains(why), obstacle);
        assertEquals("N", bindings.cap(ReviewCommand.NOTE));
        assertTrue(kept.isEmpty());
    }

    @Test
    void aChangedKeyIsShownKeptAndReadAgain() {
        KeyBindings bindings = bindings(Map.of());
        assertEquals("", bindings.change(ReviewCommand.SKIP, KeyCombination.valueOf("Shift+J")));
        assertEquals("Shift J", bindings.cap(ReviewCommand.SKIP));
        assertTrue(bindings.hints().stream().anyMatch(hint -> hint.keys().equals("Shift J")));
        assertEquals("", bindings.change(ReviewCommand.NOTE, KeyCombination.valueOf("S")), "S is free now");
        KeyBindings again = bindings(Map.copyOf(kept));
        assertEquals("Shift J", again.cap(ReviewCommand.SKIP));
        assertEquals("S", again.cap(ReviewCommand.NOTE));
        again.reset();
        assertEquals("S", again.cap(ReviewCommand.SKIP));
        assertTrue(kept.isEmpty());
    }

    @Test
    void whatCannotBeReadOrIsInConflictIsPassedOver() {
        KeyBindings bindings = bindings(Map.of("SKIP", "no such key", "NOTHING", "Q", "DEFER", "X"));
        assertTrue(bindings.isUsual());
    }
}
