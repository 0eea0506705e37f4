package secondlook.cli.command;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewQueue;
import secondlook.app.review.ReviewQueue.Order;
import secondlook.app.review.SessionEntry;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Predictions;

/** Makes a review session of the rows that a policy flags. */
@Command(name = "new", description = "Make a session of the flagged rows of a run.")
public final class ReviewNewCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Option(names = "--run", paramLabel = "ID", description = "The run; the newest if left out.")
    private @Nullable String runId;

    @Option(names = "--name", paramLabel = "NAME", description = "What the session is called.")
    private @Nullable String name;

    @Option(names = "--reviewer", paramLabel = "NAME", description = "Who reviews (${DEFAULT-VALUE}).", defaultValue = "${sys:user.name}")
    private String reviewer;

    @Option(names = "--audit", paramLabel = "N", description = "Add so many accepted rows, drawn at random.")
    private int audit;

    @Option(names = "--order", paramLabel = "least_sure_first|random", description = "In which order they are seen (${DEFAULT-VALUE}).")
    private Order order = Order.LEAST_SURE_FIRST;

    @Option(names = "--seed", paramLabel = "N", description = "Of what is drawn at random (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private final PolicyOptions asked = new PolicyOptions();

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
                List<ReviewItem> items = ReviewQueue.of(predictions, solution.policy(), order, Math.max(0, audit),
                        seed);
                SessionEntry entry = workspace.reviews().create(name == null ? manifest.modelName() : name,
                        manifest.id(), solution.policy(), predictions.classes(), reviewer, items);
                workspace.savePolicy(manifest.id(), solution.policy());
                List<String> lines = new PolicyReport(predictions, solution).lines("session " + entry.id());
                console.result(SessionDocument.entry(entry).put("method", solution.method()).values(), lines);
            }
        }
        return ExitCode.DONE;
    }

    private PolicySolution solution(Workspace workspace, RunManifest manifest, Predictions predictions) {
        if (asked.isGiven()) {
            return asked.solve(predictions);
        }
        DecisionPolicy kept = workspace.policy(manifest.id());
        if (kept == null) {
            throw new RefusedException(new Problem("no session was made", "nothing says which rows to flag",
                    "Give --threshold, --max-error, --budget or --error-cost."));
        }
        return PolicyOptions.kept(kept);
    }
}
