package secondlook.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import secondlook.desktop.command.Command;
import secondlook.desktop.command.Command.Group;
import secondlook.desktop.command.Commands;

class PaletteViewModelTest {

    private final List<String> done = new ArrayList<>();
    private final SimpleStringProperty obstacle = new SimpleStringProperty("choose a model first");
    private final Commands commands = new Commands();

    @BeforeEach
    void fill() {
        commands.add(
                Command.when("score", Group.COMMANDS, "Score the rows", "", "fth-play", null, obstacle,
                        () -> done.add("score")),
                Command.always("review", Group.SCREENS, "Review", "64 left", "fth-check", null,
                        () -> done.add("review")),
                Command.always("open", Group.OPEN, "Open files", "predictions, data", "fth-file", null,
                        () -> done.add("open")));
    }

    @Test
    void aFewLettersChooseTheBestCommand() {
        PaletteViewModel palette = new PaletteViewModel(commands);
        palette.query().set("rev");
        assertEquals("review", palette.toRun().orElseThrow().id());
        assertEquals("1 of 3", palette.countText());
    }

    @Test
    void whatCannotBeDoneIsShownButNotRun() {
        PaletteViewModel palette = new PaletteViewModel(commands);
        palette.query().set("score");
        assertEquals("choose a model first", palette.found().getFirst().command().obstacle().getValue());
        assertTrue(palette.toRun().isEmpty());
        obstacle.set("");
        assertEquals("score", palette.toRun().orElseThrow().id());
    }

    @Test
    void hintsAreSearchedToo() {
        PaletteViewModel palette = new PaletteViewModel(commands);
        palette.query().set("predictions");
        assertEquals("open", palette.toRun().orElseThrow().id());
    }

    @Test
    void theChoiceGoesRound() {
        PaletteViewModel palette = new PaletteViewModel(commands);
        palette.choose(0);
        palette.move(-1);
        assertEquals(2, palette.chosen().get());
        palette.move(1);
        assertEquals(0, palette.chosen().get());
    }
}
