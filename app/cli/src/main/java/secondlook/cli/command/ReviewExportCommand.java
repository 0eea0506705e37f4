package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.review.SessionEntry;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.cli.console.OutputFile;

/** Writes the answers of a session, joined with their rows and predictions. */
@Command(name = "export", description = "Write a session's answers with their rows and predictions.")
public final class ReviewExportCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "SESSION", description = "Its id, as review list gives it.")
    private String id;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write, .csv or .parquet.")
    private Path out;

    @Option(names = "--history", description = "Every act in order instead of what counts for each item.")
    private boolean history;

    public ReviewExportCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        OutputFile.check(out, List.of(), "csv", "parquet");
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            SessionEntry entry = GivenWorkspace.session(workspace, id);
            long rows = workspace.exportReview(entry.id(), out, history);
            console.result(new Document().put("session", entry.id()).put("rows", rows).put("items", entry.items())
                    .put("done", entry.done()).put("out", out.toString()).values(),
                    List.of(Words.counted(rows, "row") + ", " + entry.done() + " of " + entry.items()
                            + " items answered", out.toString()));
        }
        return ExitCode.DONE;
    }
}
