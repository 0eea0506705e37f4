package secondlook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import secondlook.app.engine.EngineSettings;
import secondlook.app.engine.Engines;
import secondlook.cli.command.WindowOpener;
import secondlook.cli.console.Cancellation;
import secondlook.cli.console.LogFile;

/** Runs commands in this process, as the launcher would, and keeps what they print. */
public final class CommandRunner {

    private final Path logs;
    private final Cancellation cancellation = new Cancellation();
    private final List<String> opened = new ArrayList<>();
    private Function<EngineSettings, Engines> engines = settings -> Engines.inProcess();
    private @Nullable String noWindow = "there is no display";

    public CommandRunner(Path logs) {
        this.logs = logs;
    }

    public record Outcome(int code, String out, String err) {

        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException(out, e);
            }
        }
    }

    /** From now on a window can be opened. */
    public void allowWindow() {
        noWindow = null;
    }

    /** From now on models run in workers, which keep their files in {@code folder}. */
    public void useWorkers(Path folder) {
        engines = settings -> Engines.of(settings, logs, folder);
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    /** What the window was asked to open. */
    public List<String> opened() {
        return opened;
    }

    public Outcome run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
        int code = new Commands(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), false, clock, cancellation, new LogFile(logs),
                new Window(), engines).run(words);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private final class Window implements WindowOpener {

        @Override
        public @Nullable String unavailable() {
            return noWindow;
        }

        @Override
        public void open(@Nullable Path workspace, List<Path> files, EngineSettings engines) {
            opened.add(workspace + " " + files);
        }
    }
}
