package secondlook.desktop.choice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import secondlook.app.database.Json;

/**
 * The choices in {@code window.json} of the person's configuration folder. A convenience only: a file that cannot be read
 * counts as absent, one that cannot be written is passed over. Thread-safe.
 */
public final class KeptChoices {

    private static final long MOST_BYTES = 1 << 16;

    private final Path file;
    private final Executor background;
    private Choices now;

    /**
     * Reads what was kept.
     *
     * @param folder     made when first needed
     * @param background where the file is written
     */
    public KeptChoices(Path folder, Executor background) {
        this.file = folder.resolve("window.json");
        this.background = background;
        this.now = read();
    }

    public synchronized Choices now() {
        return now;
    }

    /** Changes them and writes them, unless they stay the same. */
    public synchronized void change(UnaryOperator<Choices> change) {
        Choices next = change.apply(now);
        if (!next.equals(now)) {
            now = next;
            background.execute(this::write);
        }
    }

    private Choices read() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Choices.NONE;
            }
            @Nullable
            Choices kept = Json.read(Files.readString(file, StandardCharsets.UTF_8), Choices.class);
            return kept == null ? Choices.NONE : kept;
        } catch (IOException | IllegalStateException broken) {
            // how the window looked is not worth an error
            return Choices.NONE;
        }
    }

    /** Writes the newest choices, whichever change asked for it. */
    private synchronized void write() {
        Path part = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(part.toAbsolutePath().getParent());
            Files.writeString(part, Json.write(now), StandardCharsets.UTF_8);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            System.getLogger(KeptChoices.class.getName()).log(System.Logger.Level.DEBUG, "not remembered", unwritable);
            part.toFile().delete();
        }
    }
}
