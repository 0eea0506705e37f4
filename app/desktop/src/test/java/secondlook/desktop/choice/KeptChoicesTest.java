package secondlook.desktop.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.engine.EngineChoices;
import secondlook.desktop.theme.Mode;
import secondlook.runtime.model.Provider;

class KeptChoicesTest {

    @TempDir
    Path home;

    @Test
    void choicesOutliveTheWindow() {
        Path folder = home.resolve("config").resolve("second-look");
        KeptChoices first = new KeptChoices(folder, Runnable::run);
        assertEquals(Choices.NONE, first.now());
        first.change(c -> c.withMode(Mode.DARK));
        first.change(c -> c.withAdvancedOpen(true));
        assertEquals(new Choices(Mode.DARK, true, Map.of(), false, EngineChoices.NONE),
                new KeptChoices(folder, Runnable::run).now());
    }

    @Test
    void theNewestIsWrittenInWhateverOrderTheWritingComes() throws IOException {
        Queue<Runnable> waiting = new ArrayDeque<>();
        KeptChoices choices = new KeptChoices(home, waiting::add);
        choices.change(c -> c.withMode(Mode.DARK));
        choices.change(c -> c.withMode(Mode.LIGHT));
        choices.change(c -> c.withMode(Mode.LIGHT));
        assertEquals(2, waiting.size(), "what stays the same is not written");
        waiting.remove().run();
        assertEquals(Mode.LIGHT, new KeptChoices(home, Runnable::run).now().mode());
        waiting.remove().run();
        assertEquals(Mode.LIGHT, new KeptChoices(home, Runnable::run).now().mode());
        try (Stream<Path> files = Files.list(home)) {
            assertEquals(List.of("window.json"), files.map(f -> f.getFileName().toString()).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "{\"mode\":\"purple\"}", "{\"mode\":{}}", "\u0000\u0001"})
    void aBrokenFileIsIgnoredAndWrittenAnew(String content) throws IOException {
        Files.writeString(home.resolve("window.json"), content);
        KeptChoices choices = new KeptChoices(home, Runnable::run);
        assertEquals(Choices.NONE, choices.now());
        choices.change(c -> c.withMode(Mode.DARK));
        assertEquals(Mode.DARK, new KeptChoices(home, Runnable::run).now().mode());
    }

    @Test
    void aFolderThatCannotBeMadeIsNoError() throws IOException {
        Path occupied = Files.writeString(home.resolve("taken"), "a file, not a folder");
        KeptChoices choices = new KeptChoices(occupied, Runnable::run);
        choices.change(c -> c.withAdvancedOpen(true));
        assertEquals(new Choices(null, true, Map.of(), false, EngineChoices.NONE), choices.now());
    }

    @Test
    void theTourIsRememberedAndOldFilesKnowNothingOfIt() throws IOException {
        Files.writeString(home.resolve("window.json"), "{\"mode\":\"DARK\",\"advanced_open\":true}");
        KeptChoices choices = new KeptChoices(home, Runnable::run);
        assertEquals(new Choices(Mode.DARK, true, Map.of(), false, EngineChoices.NONE), choices.now());
        choices.change(Choices::withTourShown);
        assertEquals(new Choices(Mode.DARK, true, Map.of(), true, EngineChoices.NONE),
                new KeptChoices(home, Runnable::run).now());
    }

    @Test
    void howModelsRunIsKeptAndWhatCannotBeIsNot() throws IOException {
        EngineChoices engines = new EngineChoices(Provider.CPU, 1, "4g", true, 300L, "2g",
                "ssh host second-look worker");
        new KeptChoices(home, Runnable::run).change(c -> c.withEngines(engines));
        assertEquals(engines, new KeptChoices(home, Runnable::run).now().engines());
        Files.writeString(home.resolve("window.json"), "{\"engines\":{\"time_limit\":-1}}");
        assertEquals(EngineChoices.NONE, new KeptChoices(home, Runnable::run).now().engines());
    }
}
