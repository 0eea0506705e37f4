package secondlook.app.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Where the files of a run lie and what they are called. */
final class RunFiles {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int MOST_AT_ONCE = 1000;

    private static final Duration DEAD_AFTER = Duration.ofHours(6);

    private RunFiles() {
    }

    static Path table(Path folder, String id) {
        return folder.resolve(id + ".parquet");
    }

    static Path manifest(Path folder, String id) {
        return folder.resolve(id + ".json");
    }

    /**
     * A new id: the time and a counter, so that ids sort by time. It is reserved by an empty temporary file.
     *
     * @throws RefusedException if nothing can be written to the folder
     */
    static String reserve(Path folder, Clock clock) {
        String time = TIME.format(clock.instant());
        try {
            Files.createDirectories(folder);
            sweep(folder, clock.instant());
            for (int n = 0; n < MOST_AT_ONCE; n++) {
                String id = time + "-" + String.format(Locale.ROOT, "%03d", n);
                if (Files.exists(table(folder, id)) || Files.exists(manifest(folder, id))) {
                    continue;
                }
                try {
                    Files.createFile(folder.resolve(id + ".parquet.part"));
                    return id;
                } catch (FileAlreadyExistsException e) {
                    // taken by a run that is being made
                }
            }
            throw new IOException("too many runs were begun at once");
        } catch (IOException e) {
            throw new RefusedException(new Problem("Nothing can be written to " + folder, null,
                    DiskTrouble.words(e),
                    "Choose a folder that you may write to."), e);
        }
    }

    /** Removes what killed processes left behind; a file that is being written is never that old. */
    private static void sweep(Path folder, Instant now) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path part : files.filter(p -> p.getFileName().toString().endsWith(".part")).toList()) {
                if (Files.getLastModifiedTime(part).toInstant().plus(DEAD_AFTER).isBefore(now)) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (NoSuchFileException finished) {
            // another run ended in between
        }
    }
}
