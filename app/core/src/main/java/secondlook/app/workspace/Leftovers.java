package secondlook.app.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process that was killed left half-made in a workspace: everything that has a temporary name. Swept while the
 * workspace is being opened, when its lock says that nobody is at work in it.
 */
final class Leftovers {

    private Leftovers() {
    }

    static void sweep(WorkspaceFolder folder) {
        for (Path room : List.of(folder.datasets(), folder.runs(), folder.models())) {
            try (Stream<Path> entries = Files.list(room)) {
                entries.filter(Leftovers::isTemporary).toList().forEach(Trees::deleteQuietly);
            } catch (IOException unreadable) {
                // litter does no harm
            }
        }
    }

    private static boolean isTemporary(Path entry) {
        String name = entry.getFileName().toString();
        return name.endsWith(".part") || name.startsWith(".import-");
    }
}
