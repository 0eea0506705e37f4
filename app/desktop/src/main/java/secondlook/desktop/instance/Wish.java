package secondlook.desktop.instance;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import secondlook.app.database.Json;

/**
 * What a start was asked to open.
 *
 * @param workspace absolute; {@code null} for none
 * @param files     absolute; empty where only the window is wanted
 */
public record Wish(@Nullable Path workspace, List<Path> files) {

    /** Of a message, in bytes. */
    static final int MOST_BYTES = 1 << 16;

    private static final int MOST_FILES = 1000;

    /** As it goes over the socket. */
    private record Letter(@Nullable String workspace, @Nullable List<@Nullable String> files) {}

    public Wish {
        workspace = workspace == null ? null : workspace.toAbsolutePath();
        files = files.stream().map(Path::toAbsolutePath).toList();
    }

    String write() {
        List<@Nullable String> names = new ArrayList<>();
        files.forEach(file -> names.add(file.toString()));
        return Json.write(new Letter(workspace == null ? null : workspace.toString(), names));
    }

    boolean isTooLong(String written) {
        return files.size() > MOST_FILES
                || written.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    /** Empty for whatever this program does not write: other text, paths that are relative or none, too many of them. */
    static Optional<Wish> read(String text) {
        try {
            @Nullable
            Letter letter = Json.read(text, Letter.class);
            if (letter == null || letter.files() == null || letter.files().size() > MOST_FILES) {
                return Optional.empty();
            }
            Path workspace = letter.workspace() == null ? null : absolute(letter.workspace());
            return Optional.of(new Wish(workspace, letter.files().stream().map(Wish::absolute).toList()));
        } catch (IllegalStateException | InvalidPathException stranger) {
            return Optional.empty();
        }
    }

    private static Path absolute(@Nullable String text) {
        if (text == null || text.isBlank() || !Path.of(text).isAbsolute()) {
            throw new InvalidPathException(String.valueOf(text), "not an absolute path");
        }
        return Path.of(text);
    }
}
