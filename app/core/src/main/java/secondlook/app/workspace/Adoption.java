package secondlook.app.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.DatasetManifest;
import secondlook.app.data.ManifestFile;
import secondlook.app.run.RunManifest;

/**
 * Enters what lies in a workspace and is not in its registry: a process may have been killed after the files had their
 * names and before they were registered. Files that are no good are left alone.
 */
final class Adoption {

    private final Registry registry;
    private final WorkspaceFolder folder;

    Adoption(Registry registry, WorkspaceFolder folder) {
        this.registry = registry;
        this.folder = folder;
    }

    void adopt() {
        each(folder.datasets(), ".duckdb", registry.datasetIds(), (manifest, id) -> {
            DatasetManifest dataset = read(manifest, DatasetManifest.class);
            if (dataset != null && dataset.id().equals(id)) {
                registry.add(dataset);
            }
        });
        each(folder.runs(), ".parquet", registry.runIds(), (manifest, id) -> {
            RunManifest run = read(manifest, RunManifest.class);
            if (run != null && run.id().equals(id)) {
                registry.add(run);
            }
        });
    }

    /** Every manifest with its table beside it whose id is not known yet, in the order of their names. */
    private static void each(Path room, String table, Set<String> known, BiConsumer<Path, String> found) {
        try (Stream<Path> files = Files.list(room)) {
            for (Path manifest : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                String name = manifest.getFileName().toString();
                String id = name.substring(0, name.length() - ".json".length());
                if (!known.contains(id) && Files.isRegularFile(room.resolve(id + table))) {
                    found.accept(manifest, id);
                }
            }
        } catch (IOException unreadable) {
            // the registry itself is intact; what cannot be listed cannot be adopted
        }
    }

    private static <T> @Nullable T read(Path manifest, Class<T> type) {
        try {
            return ManifestFile.read(manifest, type);
        } catch (IOException notAManifest) {
            return null;
        }
    }
}
