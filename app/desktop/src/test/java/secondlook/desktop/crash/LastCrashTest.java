package secondlook.desktop.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastCrashTest {

    @TempDir
    Path state;

    @Test
    void theNewestReportIsOfferedOnceWithTheEndOfTheLog() throws IOException {
        report("hs_err_pid1.log", "# older", 1000);
        report("hs_err_pid2.log", "# SIGSEGV" + "x".repeat(100_000) + "THE END", 2000);
        Files.writeString(state.resolve("second-look.0.log"), "EARLY" + "y".repeat(100_000) + "LAST WORDS");
        LastCrash crash = new LastCrash(state);
        String text = crash.take("Second Look 0.1.0").orElseThrow();
        assertTrue(text.startsWith("Second Look 0.1.0\n"));
        assertTrue(text.contains("# SIGSEGV") && text.contains("LAST WORDS"));
        assertFalse(text.contains("THE END") || text.contains("EARLY") || text.contains("# older"));
        assertTrue(text.length() < 20_000);
        assertTrue(crash.take("").orElseThrow().contains("# older"), "the older one is next");
        assertEquals(Optional.empty(), crash.take(""));
    }

    @Test
    void nothingIsOfferedWhereNothingCrashed() throws IOException {
        assertEquals(Optional.empty(), new LastCrash(state.resolve("absent")).take(""));
        assertTrue(Files.isDirectory(state.resolve("absent")), "there is a place for the next report");
        Files.createDirectory(state.resolve("hs_err_pid3.log"));
        Files.writeString(state.resolve("other.log"), "x");
        assertEquals(Optional.empty(), new LastCrash(state).take(""));
    }

    private void report(String name, String text, long at) throws IOException {
        Files.setLastModifiedTime(Files.writeString(state.resolve(name), text), FileTime.fromMillis(at));
    }
}
