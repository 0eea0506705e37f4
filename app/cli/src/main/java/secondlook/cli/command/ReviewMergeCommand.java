package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.family.FamilyVotes;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;

/** Merges packed sessions that came back. */
@Command(name = "merge", description = "Merge packed sessions that came back; only what is new is added.")
public final class ReviewMergeCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What review pack made where it was answered.")
    private List<Path> files;

    public ReviewMergeCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            List<Object> documents = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (Path file : files) {
                SessionEntry entry = workspace.packedReviews().merge(file, console.job());
                int conflicts = FamilyVotes.of(workspace.reviews(), entry.id()).conflicts(true).size();
                documents.add(SessionDocument.entry(entry).put("open_conflicts", conflicts).values());
                lines.add("session " + entry.id() + "  " + Words.counted(entry.done(), "answer") + " by "
                        + entry.reviewer() + "  " + Words.counted(conflicts, "open conflict"));
            }
            console.result(new Document().put("sessions", documents).values(), lines);
        }
        return ExitCode.DONE;
    }
}
