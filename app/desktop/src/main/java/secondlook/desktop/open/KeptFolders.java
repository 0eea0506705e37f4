package secondlook.desktop.open;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.AlarmStore;
import secondlook.app.workspace.RecentWorkspaces;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.session.Registry;
import secondlook.desktop.view.Wording;

/** Workspaces opened before, with what lies in their folders now. */
public final class KeptFolders implements RecentFolders {

    private final RecentWorkspaces kept;

    public KeptFolders(RecentWorkspaces kept) {
        this.kept = kept;
    }

    @Override
    public List<RecentWorkspace> list() {
        return kept.list().stream().map(e -> e.missing()
                ? new RecentWorkspace(e.folder(), when(e.folder()), "", 0, true)
                : there(e.folder())).toList();
    }

    private static RecentWorkspace there(Path folder) {
        int alarms = AlarmStore.standingIn(folder.resolve(Workspace.FILE));
        String holds = holds(folder);
        return new RecentWorkspace(folder, when(folder), alarms == 0
                ? holds
                : holds + " \u00b7 " + Wording.count(alarms, "alarm stands", "alarms stand"), 0, alarms, false);
    }

    @Override
    public void opened(Path folder, Registry holds) {
        kept.add(folder);
    }

    @Override
    public void remove(Path folder) {
        kept.remove(folder);
    }

    private static @Nullable Instant when(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve("workspace.db")).toInstant();
        } catch (IOException gone) {
            return null;
        }
    }

    /** "1 dataset · 3 models · 2 runs", counted from the files; the registry itself may be in use. */
    private static String holds(Path folder) {
        List<String> parts = new ArrayList<>();
        add(parts, count(folder.resolve("datasets"), "*.json"), "dataset", "datasets");
        add(parts, count(folder.resolve("models"), "*"), "model", "models");
        add(parts, count(folder.resolve("runs"), "*.json"), "run", "runs");
        return parts.isEmpty() ? "empty" : String.join(" \u00b7 ", parts);
    }

    private static void add(List<String> parts, int count, String one, String many) {
        if (count > 0) {
            parts.add(Wording.count(count, one, many));
        }
    }

    private static int count(Path folder, String pattern) {
        int count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : files) {
                count += file.getFileName().toString().endsWith(".part") ? 0 : 1;
            }
        } catch (IOException absent) {
            return 0;
        }
        return count;
    }
}
