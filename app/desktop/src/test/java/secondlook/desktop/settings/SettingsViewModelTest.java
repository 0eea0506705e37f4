package secondlook.desktop.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import secondlook.app.engine.EngineChoices;
import secondlook.runtime.model.Provider;

class SettingsViewModelTest {

    private final List<EngineChoices> kept = new ArrayList<>();

    @Test
    void whatIsTypedIsKeptAndShownAgain() {
        SettingsViewModel form = new SettingsViewModel(EngineChoices.NONE, kept::add);
        form.provider().set(Provider.CUDA);
        form.device().set(" 1 ");
        form.cardMemory().set("4 GB");
        form.tightArena().set(true);
        form.timeLimit().set("300");
        form.workerMemory().set("2g");
        form.workerCommand().set("ssh host second-look worker");
        assertTrue(form.save(), form.problem().get());
        EngineChoices expected = new EngineChoices(Provider.CUDA, 1, "4g", true, 300L, "2g",
                "ssh host second-look worker");
        assertEquals(List.of(expected), kept);
        SettingsViewModel again = new SettingsViewModel(expected, kept::add);
        assertTrue(again.save());
        assertEquals(List.of(expected, expected), kept);
    }

    @Test
    void emptyMeansAsUsual() {
        SettingsViewModel form = new SettingsViewModel(EngineChoices.NONE, kept::add);
        form.workerCommand().set("   ");
        assertTrue(form.save());
        assertEquals(List.of(EngineChoices.NONE), kept);
    }

    @ParameterizedTest
    @CsvSource({"timeLimit, 0, 1000000", "timeLimit, soon, seconds", "device, 64, 63", "device, -1, 63",
            "device, 99999999999, number", "cardMemory, lots, 512m", "workerMemory, 1m, 32m",
            "workerCommand, ssh 'host, quote"})
    void whatCannotBeUsedIsSaidAndNothingIsKept(String field, String typed, String said) {
        SettingsViewModel form = new SettingsViewModel(EngineChoices.NONE, kept::add);
        switch (field) {
            case "timeLimit" -> form.timeLimit().set(typed);
            case "device" -> form.device().set(typed);
            case "cardMemory" -> form.cardMemory().set(typed);
            case "workerMemory" -> form.workerMemory().set(typed);
            default -> form.workerCommand().set(typed);
        }
        assertFalse(form.save());
        assertEquals(List.of(), kept);
        assertTrue(form.problem().get().contains(said), form.problem().get());
    }
}
