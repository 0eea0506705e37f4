package secondlook.app.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Where the files of a run lie and what they are called. */
final class RunFiles {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int MOST_AT_ONCE = 1000;

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
                    e instanceof AccessDeniedException
                            ? "the folder is read-only"
                            : String.valueOf(e.getMessage()),
                    "Choose a folder that you may write to."), e);
        }
    }
}
