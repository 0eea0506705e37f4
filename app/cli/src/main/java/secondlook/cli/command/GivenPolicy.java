package secondlook.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.expect.Action;
import secondlook.app.expect.ExpectationFile;
import secondlook.app.expect.Expectations;
import secondlook.app.expect.InputContract;
import secondlook.app.policy.GuardedRun;
import secondlook.app.policy.SecondModel;
import secondlook.app.registry.ModelVersions;
import secondlook.app.review.queue.UnexpectedRows;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.run.ScoreJob;
import secondlook.app.run.ScoreObserver;
import secondlook.app.run.ScoreRequest;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Fallback;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.guard.PolicyJson;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;

/**
 * A policy read from a file, and what it needs to be applied: its second model, asked for the same rows.
 *
 * @param file   it was read from; a second model's file is looked for beside it
 * @param policy what it says
 */
record GivenPolicy(Path file, DecisionPolicy policy) {

    private static final long LARGEST = 4L << 20;

    /** @throws RefusedException if it is absent or no policy */
    static GivenPolicy read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw refused(file, "it is larger than any policy");
            }
            return new GivenPolicy(file, PolicyJson.read(file.toString(), Files.readString(file)));
        } catch (IOException e) {
            throw refused(file, "there is no such file, or it is not text");
        }
    }

    private static RefusedException refused(Path file, String why) {
        return new RefusedException(
                new Problem(file + " is not a policy", why, "Give a JSON file; see docs/policies.md."));
    }

    /** Whether the second model answers for the first where that cannot be had at all. */
    boolean servesAbsent() {
        Fallback fallback = policy.fallback();
        return fallback != null && fallback.onAbsent();
    }

    /**
     * The run with everything that the policy asks for.
     *
     * @param unexpected rows that a person should see whatever the policy says
     * @param request    rows and truth of the run
     */
    GuardedRun guard(Run run, @Nullable Dataset dataset, UnexpectedRows unexpected, ScoreRequest request,
            WorkFolder folder, ModelFiles engines, Clock clock, JobContext context) {
        Predictions first = PolicyReport.classification(run);
        Predictions second = null;
        if (policy.fallback() != null && dataset != null) {
            // it answers for rows that the first took: those that it would not have taken are named and not left out
            RunManifest other = score(dataset, request, Action.FLAG, folder, engines, clock, context);
            try (Run opened = Run.open(folder.runs(), other.id())) {
                second = SecondModel.alike(first, opened);
            }
        }
        return new GuardedRun(run.manifest().modelName(), first, dataset, second, unexpected);
    }

    /** Asks the second model alone; its run is kept like any other. */
    RunManifest score(Dataset dataset, ScoreRequest request, WorkFolder folder, ModelFiles engines, Clock clock,
            JobContext context) {
        return score(dataset, request, Action.REFUSE, folder, engines, clock, context);
    }

    /** @param most what may become of rows that the model would refuse */
    private RunManifest score(Dataset dataset, ScoreRequest request, Action most, WorkFolder folder,
            ModelFiles engines, Clock clock, JobContext context) {
        Fallback fallback = policy.fallback();
        if (fallback == null) {
            throw new IllegalStateException("no second model");
        }
        context.step("Asking the second model");
        Path beside = file.resolveSibling(fallback.model());
        Path found = Files.isRegularFile(beside)
                ? beside
                : folder.workspace().map(Workspace::versions).map(v -> version(v, fallback.model())).orElse(beside);
        try (Model model = engines.open(found, OpenOptions.CPU, context)) {
            SchemaBinding binding = SchemaBinder
                    .bind(model.signature(), dataset.manifest().schema(),
                            new BindingRequest(Map.of(), null, request.truth()))
                    .orRefuse(fallback.model(), dataset.manifest().name());
            Expectations expected = ExpectationFile.of(found);
            InputContract contract = InputContract
                    .of(expected == null || most == Action.REFUSE ? expected : expected.flagging(), binding);
            RunManifest run = new ScoreJob(dataset, model, fallback.model(), binding, request.under(contract),
                    folder.runs(), clock, ScoreObserver.NONE)
                    .run(context);
            folder.workspace().ifPresent(workspace -> workspace.addRun(run));
            return run;
        }
    }

    private static Path version(ModelVersions versions, String reference) {
        return versions.file(versions.find(reference));
    }
}
