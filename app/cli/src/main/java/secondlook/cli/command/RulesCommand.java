package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import secondlook.app.data.Dataset;
import secondlook.app.policy.GuardedRun;
import secondlook.app.policy.KnownAnswers;
import secondlook.app.policy.RuleReport;
import secondlook.app.review.queue.UnexpectedRows;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.run.ScoreRequest;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.job.JobContext;

/** Tries a policy's rules on a run of a workspace, against its truth and what people said in reviews. */
@Command(name = "rules", description = "Try a policy's rules on a run: hits, precision, and what changes with each.")
public final class RulesCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Option(names = "--policy", required = true, paramLabel = "FILE", description = "The policy, a JSON file.")
    private Path policyFile;

    @Option(names = "--run", paramLabel = "ID", description = "The run; the newest if left out.")
    private @Nullable String runId;

    @Option(names = "--keep", description = "Keep the policy with the run.")
    private boolean keep;

    public RulesCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        GivenPolicy given = GivenPolicy.read(policyFile);
        JobContext context = console.job();
        try (WorkFolder folder = GivenWorkspace.folder(console.options(), clock)) {
            Workspace workspace = folder.workspace().orElseThrow();
            RunManifest manifest = GivenWorkspace.run(workspace, runId);
            String datasetId = manifest.datasetId();
            try (Run run = workspace.openRun(manifest.id());
                    Dataset dataset = datasetId == null ? null : workspace.openDataset(datasetId)) {
                GuardedRun guarded = given.guard(run, dataset, UnexpectedRows.of(run, dataset),
                        new ScoreRequest(manifest.truth(), manifest.where(), 0), folder, console.engines().models(),
                        clock, context);
                int[] answers = KnownAnswers.of(run.predictions(), manifest.id(), workspace.reviews());
                RuleReport report = RuleReport.of(guarded, given.policy(), answers, context);
                if (keep) {
                    workspace.savePolicy(manifest.id(), given.policy());
                }
                console.result(RuleLines.document(report).put("run", manifest.id()).put("kept", keep).values(),
                        RuleLines.lines(report));
            }
        }
        return ExitCode.DONE;
    }
}
