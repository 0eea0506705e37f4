package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.exchange.ExchangeFormat;
import secondlook.app.review.exchange.ReviewExchange;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.RefusedException;

/** Brings answers that were given in another tool back to the session they were exported from. */
@Command(name = "import", description = "Bring answers from a file back to a session, as one received session a person.")
public final class ReviewImportCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(index = "0", paramLabel = "SESSION", description = "The session that the file was exported from.")
    private String id;

    @Parameters(index = "1", paramLabel = "FILE", description = "The file with the answers.")
    private Path file;

    @Option(names = "--format", converter = FormatConverter.class, paramLabel = "csv|parquet|jsonl|label-studio|argilla|prodigy|doccano", description = "By the file's ending if left out.")
    private @Nullable ExchangeFormat format;

    @Option(names = "--reviewer", paramLabel = "NAME", description = "Who gave the answers of which the file does not say (${DEFAULT-VALUE}).", defaultValue = "${sys:user.name}")
    private String reviewer;

    public ReviewImportCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ExchangeFormat chosen = format == null ? ReviewExchange.byEnding(file) : format;
        if (chosen == null) {
            throw new RefusedException(file + " was not read", "its ending says no format", "Name one with --format.");
        }
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            SessionEntry entry = GivenWorkspace.session(workspace, id);
            List<SessionEntry> made = ReviewExchange.read(workspace.reviews(), entry.id(), file, chosen, reviewer,
                    clock.instant());
            console.result(new Document().put("sessions", made.stream().map(e -> SessionDocument.entry(e).values())
                    .toList()).values(),
                    made.stream().map(e -> "session " + e.id() + "  " + Words.counted(e.done(), "answer") + " by "
                            + e.reviewer()).toList());
        }
        return ExitCode.DONE;
    }
}
