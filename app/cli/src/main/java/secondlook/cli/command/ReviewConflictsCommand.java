package secondlook.cli.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.Verdict;
import secondlook.app.review.family.Adjudication;
import secondlook.app.review.family.FamilyVotes;
import secondlook.app.review.family.RowVotes;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;

/** Lists the rows on which reviewers contradict each other, and puts them before an adjudicator. */
@Command(name = "conflicts", description = "List the rows on which the reviewers of a session contradict each other.")
public final class ReviewConflictsCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "SESSION", description = "Any session of those that belong together.")
    private String id;

    @Option(names = "--adjudicate", paramLabel = "NAME", description = "Make a session of the open ones, to be decided by this person.")
    private @Nullable String adjudicator;

    public ReviewConflictsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            String session = GivenWorkspace.session(workspace, id).id();
            FamilyVotes votes = FamilyVotes.of(workspace.reviews(), session);
            List<String> lines = new ArrayList<>();
            List<Object> documents = new ArrayList<>();
            for (RowVotes row : votes.conflicts(false)) {
                Verdict decided = row.adjudicated();
                lines.add("row " + row.item().rowId() + "  " + row.words()
                        + (decided == null ? "" : "  decided: " + label(decided)));
                Map<String, Object> said = new LinkedHashMap<>();
                row.byReviewer().forEach((who, verdict) -> said.put(who, label(verdict)));
                documents.add(new Document().put("row_id", row.item().rowId()).put("predicted", row.item().predicted())
                        .put("said", said).put("adjudicated", decided == null ? null : label(decided)).values());
            }
            if (lines.isEmpty()) {
                lines.add("the reviewers do not contradict each other");
            }
            Document document = new Document().put("conflicts", documents);
            if (adjudicator != null) {
                SessionEntry made = Adjudication.of(workspace.reviews(), session, adjudicator);
                document.put("adjudication", SessionDocument.entry(made).values());
                lines.add("session " + made.id() + " for " + adjudicator);
            }
            console.result(document.values(), lines);
        }
        return ExitCode.DONE;
    }

    private static String label(Verdict verdict) {
        return verdict.label() == null ? verdict.kind().key() : String.valueOf(verdict.label());
    }
}
