package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.review.SessionEntry;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.RefusedException;

/** Makes a session of a packed one that was handed over; the workspace is made if need be. */
@Command(name = "unpack", description = "Make a session of a packed one, to answer it here.")
public final class ReviewUnpackCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "FILE", description = "What review pack made.")
    private Path file;

    @Option(names = "--reviewer", paramLabel = "NAME", description = "Who answers it (${DEFAULT-VALUE}).", defaultValue = "${sys:user.name}")
    private String reviewer;

    public ReviewUnpackCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (console.options().workspace() == null) {
            throw new RefusedException("no workspace was given", "the session has to be kept somewhere",
                    "Name a workspace or a new folder with --workspace DIR.");
        }
        try (Workspace workspace = Workspace.open(Objects.requireNonNull(console.options().workspace()), clock)) {
            SessionEntry entry = workspace.packedReviews().unpack(file, reviewer, console.job());
            console.result(SessionDocument.entry(entry).values(), List.of("session " + entry.id() + "  "
                    + Words.counted(entry.items(), "item") + " for " + entry.reviewer()));
        }
        return ExitCode.DONE;
    }
}
