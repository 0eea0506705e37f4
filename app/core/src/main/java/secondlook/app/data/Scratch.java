package secondlook.app.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the files of one import, inside the folder of the result so that a rename suffices. */
final class Scratch implements AutoCloseable {

    private static final String PREFIX = ".import-";

    /** Nothing is written into a living folder less often. */
    private static final Duration DEAD_AFTER = Duration.ofHours(6);

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    static Scratch in(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new Scratch(Files.createTempDirectory(parent, PREFIX));
    }

    /** Removes what killed processes left behind. */
    static void sweep(Path parent, Instant now) {
        try (Stream<Path> children = Files.list(parent)) {
            for (Path child : children.filter(p -> p.getFileName().toString().startsWith(PREFIX)).toList()) {
                if (lastWrite(child).plus(DEAD_AFTER).isBefore(now)) {
                    remove(child);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // litter of others does no harm; the import itself will say what is wrong with the folder
        }
    }

    private static Instant lastWrite(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(p -> p.toFile().lastModified()).max(Comparator.naturalOrder()).map(Instant::ofEpochMilli)
                    .orElse(Instant.EPOCH);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
