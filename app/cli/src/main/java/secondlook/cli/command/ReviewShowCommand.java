package secondlook.cli.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.review.ReviewFindings;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.Verdict;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.RefusedException;

/** Shows one session: its progress and what was said of every item. */
@Command(name = "show", description = "Show a session's items and what was said of them.")
public final class ReviewShowCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "SESSION", description = "Its id, as review list gives it.")
    private String id;

    @Option(names = "--within", paramLabel = "E", description = "Say how many more audit items it takes to know the overall error to ±E (${DEFAULT-VALUE}).")
    private double within = 0.03;

    public ReviewShowCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock);
                ReviewSession session = workspace.reviews().open(GivenWorkspace.session(workspace, id).id())) {
            ReviewSession.Progress progress = session.progress();
            List<Map<String, @Nullable Object>> items = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            lines.add(session.entry().name() + ": " + progress.done() + " of " + progress.items() + " done ("
                    + progress.labelled() + " labelled, " + progress.accepted() + " accepted, "
                    + progress.rejected() + " rejected, " + progress.cannotTell() + " cannot tell, "
                    + progress.referred() + " referred, " + progress.skipped() + " skipped), " + progress.deferred()
                    + " deferred, " + progress.open() + " open");
            if (!(within > 0 && within < 1)) {
                throw new RefusedException("nothing was shown", "--within " + within + " is not between 0 and 1",
                        "Give a share such as 0.03.");
            }
            ReviewFindings findings = ReviewFindings.of(session, within);
            lines.addAll(FindingsReport.lines(findings));
            for (int position = 0; position < session.size(); position++) {
                ReviewItem item = session.item(position);
                Verdict verdict = session.effective(position).orElse(null);
                items.add(SessionDocument.item(item, verdict, session.noteOf(position)));
                lines.add("  row " + item.rowId() + "  " + item.predicted() + "  "
                        + session.reasonShown(position) + "  "
                        + said(verdict));
            }
            console.result(SessionDocument.entry(session.entry())
                    .put("progress", SessionDocument.progress(progress).values())
                    .put("findings", FindingsReport.document(findings).values()).put("list", items).values(), lines);
        }
        return ExitCode.DONE;
    }

    private static String said(@Nullable Verdict verdict) {
        if (verdict == null) {
            return "open";
        }
        String label = verdict.label();
        return verdict.kind().key() + (label == null ? "" : " " + label);
    }
}
