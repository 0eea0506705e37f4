package secondlook.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.read.DatabaseAddress;
import secondlook.app.data.read.SourceFile;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/**
 * Whether the file that a dataset was imported from, and the files that were joined to it, are still what they were then. They
 * are only read.
 */
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
            Origin origin = manifest.origin();
            boolean same = Files.size(source) == manifest.bytes() && (origin == null
                    ? isSame(source, manifest.imported(), manifest.sha256(), context)
                    : isSame(source, origin.imported(), origin.sha256(), context) && joinedAreSame(manifest, origin,
                            context));
            return same ? SAME : CHANGED;
        } catch (IOException | RefusedException | InvalidPathException | DateTimeParseException unreadable) {
            return UNKNOWN;
        }
    }

    /** @param imported when it was read last; {@code null} where that is not known */
    private static boolean isSame(Path file, @Nullable String imported, String sha256, JobContext context)
            throws IOException {
        boolean older = imported != null
                && Files.getLastModifiedTime(file).toInstant().isBefore(Instant.parse(imported));
        return older || SourceFile.examine(file, context).sha256().equals(sha256);
    }

    /** They were read when the dataset was shaped; one that is gone has nothing to say. */
    private static boolean joinedAreSame(DatasetManifest manifest, Origin origin, JobContext context)
            throws IOException {
        for (Map.Entry<String, String> joined : origin.joined().entrySet()) {
            Path file = Path.of(joined.getKey());
            if (Files.isRegularFile(file) && !isSame(file, manifest.imported(), joined.getValue(), context)) {
                return false;
            }
        }
        return true;
    }
}
