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

/** Packs a session into one file, to hand it over or to bring it back. */
@Command(name = "pack", description = "Pack a session with its rows into one file; the truth is left out.")
public final class ReviewPackCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "SESSION", description = "Its id, as review list gives it.")
    private String id;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write, .slreview.")
    private Path out;

    @Option(names = "--without-answers", description = "For somebody who is to answer it afresh.")
    private boolean withoutAnswers;

    public ReviewPackCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        OutputFile.check(out, List.of(), "slreview");
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            SessionEntry entry = GivenWorkspace.session(workspace, id);
            workspace.packedReviews().pack(entry.id(), out, !withoutAnswers, console.job());
            console.result(new Document().put("session", entry.id()).put("items", entry.items())
                    .put("answers", withoutAnswers ? 0 : entry.done()).put("out", out.toString()).values(),
                    List.of(Words.counted(entry.items(), "item") + ", "
                            + Words.counted(withoutAnswers ? 0 : entry.done(), "answer"), out.toString()));
        }
        return ExitCode.DONE;
    }
}
