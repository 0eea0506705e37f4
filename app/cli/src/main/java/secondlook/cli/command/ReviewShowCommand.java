package secondlook.cli.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.Verdict;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;

/** Shows one session: its progress and what was said of every item. */
@Command(name = "show", description = "Show a session's items and what was said of them.")
public final class ReviewShowCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "SESSION", description = "Its id, as review list gives it.")
    private String id;

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
                    + progress.labelled() + " labelled, " + progress.accepted() + " accepted, " + progress.skipped()
                    + " skipped), " + progress.deferred() + " deferred, " + progress.open() + " open");
            for (int position = 0; position < session.size(); position++) {
                ReviewItem item = session.item(position);
                Verdict verdict = session.effective(position).orElse(null);
                items.add(SessionDocument.item(item, verdict, session.noteOf(position)));
                lines.add("  row " + item.rowId() + "  " + item.predicted() + "  " + item.reason() + "  "
                        + said(verdict));
            }
            console.result(SessionDocument.entry(session.entry())
                    .put("progress", SessionDocument.progress(progress).values()).put("list", items).values(), lines);
        }
        return ExitCode.DONE;
    }

    private static String said(@Nullable Verdict verdict) {
        if (verdict == null) {
            return "open";
        }
        String label = verdict.label();
        return verdict.kind().name().toLowerCase(java.util.Locale.ROOT) + (label == null ? "" : " " + label);
    }
}
