package secondlook.cli.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import secondlook.app.data.Dataset;
import secondlook.app.review.NewSession;
import secondlook.app.review.QueueRecord;
import secondlook.app.review.SecondReview;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.SessionRole;
import secondlook.app.review.queue.QueueDraft;
import secondlook.app.review.queue.QueuePreview;
import secondlook.app.review.queue.UnexpectedRows;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;

/** Makes a review session of the rows that something puts before a person, with a random audit of the others. */
@Command(name = "new", description = "Make a session of the rows of a run that a person should see.")
public final class ReviewNewCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Option(names = "--run", paramLabel = "ID", description = "The run; the newest if left out.")
    private @Nullable String runId;

    @Option(names = "--name", paramLabel = "NAME", description = "What the session is called.")
    private @Nullable String name;

    @Option(names = "--reviewer", paramLabel = "NAME", description = "Who reviews (${DEFAULT-VALUE}).", defaultValue = "${sys:user.name}")
    private String reviewer;

    @Option(names = "--preview", description = "Only say what the session would be like.")
    private boolean preview;

    @Option(names = "--double", paramLabel = "F", description = "Have this share of the items answered by a second reviewer too.")
    private @Nullable Double doubled;

    @Option(names = "--second-reviewer", paramLabel = "NAME", description = "With --double: who.")
    private @Nullable String second;

    @Mixin
    private final PolicyOptions asked = new PolicyOptions();

    @Mixin
    private final QueueOptions queue = new QueueOptions();

    public ReviewNewCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            RunManifest manifest = GivenWorkspace.run(workspace, runId);
            try (Run run = workspace.openRun(manifest.id())) {
                Predictions predictions = PolicyReport.classification(run);
                PolicySolution solution = solution(workspace, manifest, predictions);
                QueueDraft draft = draft(workspace, run, solution.policy());
                QueuePreview expected = QueuePreview.of(draft, queue.pace());
                if (preview) {
                    console.result(PreviewReport.document(expected).values(), PreviewReport.lines(expected));
                    return ExitCode.DONE;
                }
                make(workspace, run, solution, draft, expected);
            }
        }
        return ExitCode.DONE;
    }

    private QueueDraft draft(Workspace workspace, Run run, DecisionPolicy policy) {
        String datasetId = run.manifest().datasetId();
        if (datasetId == null) {
            return queue.draft(workspace, run, null, policy);
        }
        try (Dataset dataset = workspace.openDataset(datasetId)) {
            return queue.draft(workspace, run, dataset, policy);
        }
    }

    private void make(Workspace workspace, Run run, PolicySolution solution, QueueDraft draft,
            QueuePreview expected) {
        RunManifest manifest = run.manifest();
        Predictions predictions = run.predictions();
        SessionEntry entry = workspace.reviews().create(new NewSession(name == null ? manifest.modelName() : name,
                manifest.id(), solution.policy(), predictions.classes(), reviewer, draft.items(), SessionRole.REVIEW,
                null, null, new QueueRecord(draft.strata(), queue.words(manifest.truth()))));
        if (queue.isByPolicy()) {
            workspace.savePolicy(manifest.id(), solution.policy());
        }
        List<String> lines = new ArrayList<>();
        if (queue.isByPolicy()) {
            lines.addAll(new PolicyReport(predictions, solution, unexpected(workspace, run)).lines());
        }
        lines.addAll(PreviewReport.lines(expected));
        Document document = SessionDocument.entry(entry).put("method", solution.method()).put("preview",
                PreviewReport.document(expected).values());
        if (doubled != null) {
            SessionEntry other = SecondReview.ofShare(workspace.reviews(), entry.id(), doubled, secondReviewer(), 1);
            document.put("second", SessionDocument.entry(other).values());
            lines.add("session " + other.id() + " with " + Words.counted(other.items(), "item") + " for "
                    + other.reviewer());
        }
        lines.add("session " + entry.id());
        console.result(document.values(), lines);
    }

    private static UnexpectedRows unexpected(Workspace workspace, Run run) {
        String datasetId = run.manifest().datasetId();
        if (datasetId == null) {
            return UnexpectedRows.of(run, null);
        }
        try (Dataset dataset = workspace.openDataset(datasetId)) {
            return UnexpectedRows.of(run, dataset);
        }
    }

    private String secondReviewer() {
        if (second == null) {
            throw new RefusedException("no second session was made", "nobody was named to answer it",
                    "Add --second-reviewer NAME.");
        }
        return second;
    }

    private PolicySolution solution(Workspace workspace, RunManifest manifest, Predictions predictions) {
        if (asked.isGiven()) {
            return asked.solve(predictions);
        }
        DecisionPolicy kept = workspace.policy(manifest.id());
        if (kept == null && !queue.isByPolicy()) {
            // the source alone decides: the policy only says which measure is shown
            return PolicyOptions.kept(DecisionPolicy.of(Measure.CONFIDENCE, 0));
        }
        if (kept == null) {
            throw new RefusedException(new Problem("no session was made", "nothing says which rows to flag",
                    "Give --threshold, --max-error, --budget or --error-cost."));
        }
        return PolicyOptions.kept(kept);
    }
}
