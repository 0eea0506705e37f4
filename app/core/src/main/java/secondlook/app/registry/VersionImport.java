package secondlook.app.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import secondlook.app.calibration.CalibrationFile;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.app.expect.ExpectationFile;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;

/** Takes in a version that {@link VersionExport} wrote, as the next version of its name. */
public final class VersionImport {

    private static final int LONGEST_NAME = 200;

    /** Where a model that was opened is kept, with its calibration if it has one. */
    @FunctionalInterface
    public interface Shelf {
        void add(Path file, Model model, String name, Lineage lineage);
    }

    private final ModelVersions versions;
    private final ModelFiles files;
    private final Shelf shelf;

    public VersionImport(ModelVersions versions, ModelFiles files, Shelf shelf) {
        this.versions = versions;
        this.files = files;
        this.shelf = shelf;
    }

    /**
     * @param name what to call it; {@code null} for the archive's name
     * @return the version; the one that is there already if it has the same bytes
     * @throws RefusedException if the archive cannot be trusted, or no engine opens its model; nothing is kept then
     */
    public ModelVersion read(Path archive, @Nullable String name) {
        if (!Files.isRegularFile(archive)) {
            throw new RefusedException(archive + " cannot be imported", "there is no such file", "Check the path.");
        }
        Path room = null;
        try {
            room = Files.createTempDirectory("second-look-import-");
            ArchiveManifest manifest = VersionArchive.unpack(archive, room);
            String called = name == null ? manifest.name() : name;
            check(archive, called);
            Path file = room.resolve(manifest.modelFile());
            try (Model model = files.open(file, OpenOptions.CPU)) {
                // a version whose calibration or expectations are no good is not kept without them
                CalibrationFile.of(file, model);
                ExpectationFile.of(file);
                shelf.add(file, model, called, manifest.lineage().from(archive.getFileName() + ", "
                        + manifest.name() + "@" + manifest.version() + " exported " + manifest.exported()));
            }
            return versions.of(called).stream().filter(v -> v.sha256().equals(manifest.modelSha256())).findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new RefusedException(new Problem(archive + " cannot be imported", DiskTrouble.words(e),
                    "Check the space on the disk."), e);
        } finally {
            clear(room);
        }
    }

    private static void check(Path archive, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new RefusedException(archive + " cannot be imported", "its model has no name that can be shown",
                    "Give one (--name).");
        }
    }

    private static void clear(@Nullable Path room) {
        if (room == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(room)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException remains) {
            // in the system's temporary folder, which is swept by it
        }
    }
}
