package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.exchange.ExchangeFormat;
import secondlook.app.review.exchange.Losses;
import secondlook.app.review.exchange.ReviewExchange;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.cli.console.OutputFile;
import secondlook.runtime.RefusedException;

/** Writes the answers of a session, joined with their rows and predictions, as a table or for another tool. */
@Command(name = "export", description = "Write a session's answers with their rows and predictions.")
public final class ReviewExportCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "SESSION", description = "Its id, as review list gives it.")
    private String id;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path out;

    @Option(names = "--format", converter = FormatConverter.class, paramLabel = "csv|parquet|jsonl|label-studio|argilla|prodigy|doccano", description = "By the file's ending if left out.")
    private @Nullable ExchangeFormat format;

    @Option(names = "--history", description = "Every act in order instead of what counts for each item; tables only.")
    private boolean history;

    @Option(names = "--neutralise", description = "Put an apostrophe before text that a spreadsheet takes for a formula; .csv only.")
    private boolean neutralise;

    @Option(names = "--dry-run", description = "Only say what the format cannot hold.")
    private boolean dryRun;

    public ReviewExportCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ExchangeFormat chosen = chosen();
        OutputFile.check(out, List.of(), chosen.ending());
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            SessionEntry entry = GivenWorkspace.session(workspace, id);
            List<String> lost;
            try (ReviewSession session = workspace.reviews().open(entry.id())) {
                lost = history ? List.of() : Losses.of(session, chosen);
            }
            lost.forEach(loss -> console.warn(chosen.key() + " cannot hold " + loss));
            long rows = dryRun ? 0 : write(workspace, entry, chosen);
            console.result(new Document().put("session", entry.id()).put("format", chosen.key())
                    .put("rows", dryRun ? null : rows).put("items", entry.items()).put("done", entry.done())
                    .put("lost", lost).put("out", dryRun ? null : out.toString()).values(),
                    dryRun
                            ? List.of(lost.isEmpty() ? "nothing would be lost" : "nothing was written")
                            : List.of(Words.counted(rows, "row") + ", " + entry.done() + " of " + entry.items()
                                    + " items answered", out.toString()));
        }
        return ExitCode.DONE;
    }

    private long write(Workspace workspace, SessionEntry entry, ExchangeFormat chosen) {
        return chosen.isTable()
                ? workspace.exportReview(entry.id(), out, history, neutralise)
                : workspace.exportReview(entry.id(), out, chosen);
    }

    private ExchangeFormat chosen() {
        ExchangeFormat chosen = format == null ? ReviewExchange.byEnding(out) : format;
        if (chosen == null) {
            throw new RefusedException(out + " cannot be written", "its ending says no format",
                    "Name one with --format.");
        }
        if (history && !chosen.isTable()) {
            throw new RefusedException(out + " cannot be written", chosen.key() + " cannot hold a history",
                    "Leave --history out, or choose a table.");
        }
        if (neutralise && chosen != ExchangeFormat.CSV) {
            throw new RefusedException(out + " cannot be written", "--neutralise is for spreadsheets",
                    "Use it with a .csv file.");
        }
        return Objects.requireNonNull(chosen);
    }
}
