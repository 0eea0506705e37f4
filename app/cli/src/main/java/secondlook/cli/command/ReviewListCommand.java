package secondlook.cli.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import secondlook.app.review.SessionEntry;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;

/** Lists the review sessions of a workspace, the newest first. */
@Command(name = "list", description = "List the sessions, the newest first.")
public final class ReviewListCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    public ReviewListCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            List<SessionEntry> sessions = workspace.reviews().sessions();
            List<String> lines = new ArrayList<>();
            for (SessionEntry entry : sessions) {
                lines.add(entry.id() + "  " + entry.name() + "  " + entry.done() + " of " + entry.items() + " done  "
                        + entry.created() + "  " + entry.reviewer());
            }
            if (lines.isEmpty()) {
                lines.add("no review session yet; second-look review new makes one");
            }
            console.result(Map.of("sessions", sessions.stream().map(e -> SessionDocument.entry(e).values()).toList()),
                    lines);
        }
        return ExitCode.DONE;
    }
}
