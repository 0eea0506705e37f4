package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.cli.CommandRunner.Outcome;

/** What the command line does before any command's own work. */
class CommandLineTest {

    @TempDir
    Path folder;

    private CommandRunner runner;

    @BeforeEach
    void prepare() {
        runner = new CommandRunner(folder.resolve("log"));
    }

    private static void assertOneLine(int code, Outcome outcome) {
        assertAll(() -> assertEquals(code, outcome.code(), outcome.err()),
                () -> assertEquals(1, outcome.err().lines().count(), outcome.err()),
                () -> assertFalse(outcome.err().contains("\tat "), outcome.err()));
    }

    @Test
    void listsOnlyCommandsThatExist() {
        Outcome help = runner.run("--help");
        assertEquals(0, help.code());
        for (String command : List.of("describe", "score", "evaluate", "review", "calibrate", "drift", "agreement",
                "doctor")) {
            assertTrue(help.out().contains("  " + command + " "), command);
            assertEquals(0, runner.run(command, "--help").code(), command);
        }
    }

    @Test
    void tellsItsVersion() {
        assertTrue(runner.run("--version").out().matches("Second Look \\d+\\.\\d+\\.\\d+\\R"));
    }

    @Test
    void refusesWhatItCannotUnderstandInOneLine() {
        assertOneLine(2, runner.run("score"));
        assertOneLine(2, runner.run("describe", "--no-such-option", "x"));
        assertOneLine(2, runner.run("score", "a.csv", "--model", "m", "--out", "o.csv", "--batch", "many"));
        assertOneLine(2, runner.run("review"));
    }

    @Test
    void opensTheWindowWithTheFilesNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("a.csv"));
        assertOneLine(3, runner.run(file));
        runner.allowWindow();
        assertEquals(0, runner.run(file).code());
        assertEquals(0, runner.run("--workspace", folder).code());
        assertEquals(List.of("null [" + file + "]", folder + " []"), runner.opened());
    }

    @Test
    void saysThatAMistypedCommandIsNone() {
        runner.allowWindow();
        assertOneLine(3, runner.run("scoer"));
        assertEquals(List.of(), runner.opened());
    }

    @Test
    void givesARefusalAsJsonTooWhenAsked() {
        Outcome refused = runner.run("review", "list", "--json");
        assertOneLine(3, refused);
        assertEquals(3, refused.json().at("/error/exit_code").asInt());
        assertTrue(refused.json().at("/error/what").asText().contains("no workspace"));
    }

    @Test
    void doesNotMakeAWorkspaceOnlyToReadIt() {
        Path absent = folder.resolve("absent");
        assertOneLine(3, runner.run("review", "list", "--workspace", absent));
        assertFalse(Files.exists(absent));
    }

    @Test
    void refusesAnOutputThatCannotBeWrittenBeforeReadingAnything() {
        Path model = folder.resolve("no-such-model.onnx");
        Outcome refused = runner.run("score", folder.resolve("a.csv"), "--model", model, "--out",
                folder.resolve("no/such/folder/p.csv"));
        assertOneLine(3, refused);
        assertTrue(refused.err().contains("does not exist"), refused.err());
        assertOneLine(3, runner.run("score", "a.csv", "--model", model, "--out", folder.resolve("p.docx")));
    }

    @Test
    void makesNoLogWhileNothingGoesWrong() {
        runner.run("--help");
        runner.run("score");
        assertFalse(Files.exists(folder.resolve("log")));
    }
}
