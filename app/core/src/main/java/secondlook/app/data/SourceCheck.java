package secondlook.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import secondlook.app.data.read.DatabaseAddress;
import secondlook.app.data.read.SourceFile;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/** Whether the file that a dataset was imported from is still what it was then. The file is only read. */
public enum SourceCheck {
    /** It has the same bytes, or its size and date say so. */
    SAME,
    /** It has other bytes now: what is shown is what it was when it was imported. */
    CHANGED,
    /** It is not where it was. */
    GONE,
    /** It was no file. */
    UNKNOWN;

    /**
     * Compares the size, then the date; only where the file was written since is it read.
     *
     * @throws secondlook.runtime.job.JobCancelledException if cancelled
     */
    public static SourceCheck of(DatasetManifest manifest, JobContext context) {
        if (DatabaseAddress.isMeant(manifest.source())) {
            return UNKNOWN;
        }
        try {
            Path source = Path.of(manifest.source());
            if (!Files.isRegularFile(source)) {
                return GONE;
            }
            if (Files.size(source) != manifest.bytes()) {
                return CHANGED;
            }
            Instant written = Files.getLastModifiedTime(source).toInstant();
            if (written.isBefore(Instant.parse(manifest.imported()))) {
                return SAME;
            }
            return SourceFile.examine(source, context).sha256().equals(imported(manifest)) ? SAME : CHANGED;
        } catch (IOException | RefusedException | InvalidPathException | DateTimeParseException unreadable) {
            return UNKNOWN;
        }
    }

    /** The fingerprint of the file; a shaped dataset has one of its own. */
    private static String imported(DatasetManifest manifest) {
        Origin origin = manifest.origin();
        return origin == null ? manifest.sha256() : origin.sha256();
    }
}
