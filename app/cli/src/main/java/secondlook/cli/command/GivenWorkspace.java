package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.SessionEntry;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.GlobalOptions;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** The workspace that a command cannot do without, and what it names in it. */
final class GivenWorkspace {

    private GivenWorkspace() {
    }

    /** @throws RefusedException if none was given, or the folder is not one: a command that only reads makes none */
    static Workspace open(GlobalOptions options, Clock clock) {
        return Workspace.open(checked(options), clock);
    }

    /** As {@link #open}, for what scores or imports in it. */
    static WorkFolder folder(GlobalOptions options, Clock clock) {
        return WorkFolder.open(checked(options), clock);
    }

    private static Path checked(GlobalOptions options) {
        Path folder = options.workspace();
        if (folder == null) {
            throw refused("no workspace was given", "this command works on one", "Name it with --workspace DIR.");
        }
        if (!Workspace.isWorkspace(folder)) {
            throw refused(folder + " is not a workspace", "it holds no workspace.db",
                    "score --workspace " + folder + " makes one.");
        }
        return folder;
    }

    /** @param id a run's id; {@code null} for the newest */
    static RunManifest run(Workspace workspace, @Nullable String id) {
        if (id == null) {
            return workspace.newestRun().orElseThrow(() -> refused(workspace.folder() + " holds no run",
                    "nothing was scored in it yet",
                    "Score a dataset first: second-look score DATA --model MODEL --out FILE --workspace "
                            + workspace.folder()));
        }
        return workspace.findRun(id).orElseThrow(() -> refused("no run " + id, "the workspace has none of that id",
                "It has " + some(workspace.runs().stream().map(RunManifest::id).toList()) + "."));
    }

    private static String some(List<String> ids) {
        int most = 10;
        return ids.isEmpty()
                ? "no run"
                : String.join(", ", ids.subList(0, Math.min(most, ids.size())))
                        + (ids.size() > most ? " and " + (ids.size() - most) + " older ones" : "");
    }

    static SessionEntry session(Workspace workspace, String id) {
        SessionEntry entry = workspace.reviews().find(id);
        if (entry == null) {
            throw refused("no review session " + id, "the workspace has none of that id",
                    "second-look review list --workspace " + workspace.folder() + " names them.");
        }
        return entry;
    }

    private static RefusedException refused(String what, String why, String remedy) {
        return new RefusedException(new Problem(what, why, remedy));
    }
}
