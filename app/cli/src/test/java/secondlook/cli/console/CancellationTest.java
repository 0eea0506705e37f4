package secondlook.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class CancellationTest {

    @TempDir
    Path folder;

    @Test
    void aProgramThatNoLongerListensCleansUpWhenItIsAskedToEnd() throws IOException, InterruptedException {
        Path mark = folder.resolve("cleaned");
        Process child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Listening.class.getName(), mark.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
        try {
            assertTrue(child.waitFor(60, TimeUnit.SECONDS), Files.readString(folder.resolve("out")));
            assertTrue(Files.exists(mark));
            assertEquals(128 + 15, child.exitValue());
        } finally {
            child.destroyForcibly();
        }
    }

    /** Listens, stops, and asks itself to end. */
    static final class Listening {

        private Listening() {
        }

        public static void main(String[] arguments) throws IOException, InterruptedException {
            Cancellation cancellation = new Cancellation();
            cancellation.listenToSignals();
            cancellation.stopListening();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    Files.write(Path.of(arguments[0]), List.of("cleaned"));
                } catch (IOException cannotHappen) {
                    throw new java.io.UncheckedIOException(cannotHappen);
                }
            }));
            new ProcessBuilder("kill", "-TERM", Long.toString(ProcessHandle.current().pid())).start().waitFor();
            Thread.currentThread().join();
        }
    }
}
