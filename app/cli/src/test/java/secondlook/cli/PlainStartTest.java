package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.cli.console.ExitCode;

class PlainStartTest {

    @TempDir
    Path folder;

    @Test
    void commandsAndOptionsAreForTheParser() {
        assertTrue(PlainStart.isMeantBy());
        assertTrue(PlainStart.isMeantBy(folder.resolve("a.csv").toAbsolutePath().toString()));
        assertFalse(PlainStart.isMeantBy("score"));
        assertFalse(PlainStart.isMeantBy("a.csv"));
        assertFalse(PlainStart.isMeantBy("--help"));
        assertFalse(PlainStart.isMeantBy(folder.toAbsolutePath().toString(), "--json"));
    }

    @Test
    void opensTheFilesOfADesktopAndRefusesWhatIsNotThere() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "x\n1\n").toAbsolutePath();
        CommandRunner runner = new CommandRunner(folder);
        CommandRunner.Outcome without = runner.run(file);
        assertEquals(ExitCode.REFUSED, without.code());
        assertTrue(without.err().contains("there is no display"), without.err());
        runner.allowWindow();
        assertEquals(ExitCode.DONE, runner.run(file).code());
        assertEquals(ExitCode.DONE, runner.run().code());
        CommandRunner.Outcome absent = runner.run(folder.resolve("absent.csv").toAbsolutePath());
        assertEquals(ExitCode.REFUSED, absent.code());
        assertTrue(absent.err().contains("absent.csv"), absent.err());
        assertEquals(List.of("null " + List.of(file), "null []"), runner.opened());
    }
}
