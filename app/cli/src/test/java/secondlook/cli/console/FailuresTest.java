package secondlook.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobCancelledException;

class FailuresTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int report(Throwable failure) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        GlobalOptions options = new GlobalOptions();
        Console console = new Console(stream, stream, false, options, ConsoleTest.engines(options),
                new Cancellation());
        LogFile log = new LogFile(folder.resolve("log"));
        int code = new Failures(console, log).report(failure, "score");
        log.close();
        return code;
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eachKindOfFailureHasItsExitCode() {
        assertEquals(3, report(new RefusedException("x", "y", "z")));
        assertEquals(4, report(new JobCancelledException()));
        assertEquals(5, report(new ModelFailedException(new Problem("m", "crashed", null), null)));
        assertEquals(3, report(new UncheckedIOException(new IOException("No space left on device"))));
        assertEquals(3, report(new AccessDeniedException("/f")));
        assertEquals(3, report(new ExceptionInInitializerError(
                new IllegalStateException(new IOException("No space left on device")))));
        assertEquals(5, report(new OutOfMemoryError()));
        assertEquals(7, said().lines().count());
        assertTrue(said().contains("No space left on device"));
    }

    @Test
    void anUnexpectedErrorGoesToTheLogWithItsTrace() throws IOException {
        assertEquals(1, report(new IllegalStateException("broken")));
        assertEquals(1, said().lines().count());
        Path log = folder.resolve("log/second-look.0.log");
        assertTrue(said().contains(log.toString()));
        String written = Files.readString(log);
        assertTrue(written.contains("IllegalStateException: broken") && written.contains("\tat "), written);
    }

    @Test
    void anUnexpectedErrorIsSaidEvenWhereNoLogCanBeWritten() throws IOException {
        Files.writeString(folder.resolve("log"), "in the way");
        assertEquals(1, report(new IllegalStateException("broken")));
        assertTrue(said().contains("--verbose"), said());
    }

    @Test
    void textFromAFileCannotStepOutOfItsLine() {
        report(new RefusedException("evil\u001b[2J\nname\u202e", "a\r\nb", "c"));
        assertEquals(1, said().lines().count());
        assertFalse(said().contains("\u001b") || said().contains("\u202e"), said());
    }
}
