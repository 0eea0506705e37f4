package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.data.Dataset;
import secondlook.app.registry.Check;
import secondlook.app.registry.ModelVersion;
import secondlook.app.registry.VersionComparison;
import secondlook.app.retrain.RetrainJob;
import secondlook.app.retrain.RetrainRecipe;
import secondlook.app.retrain.RetrainRecipeFile;
import secondlook.app.retrain.RetrainResult;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/** Trains a candidate by a recipe and compares it; promotes it only if the recipe says so and everything passes. */
@Command(name = "retrain", description = "Train a candidate by a recipe, compare it, and stop before promotion.")
public final class RetrainCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "RECIPE", description = "A JSON file; see docs/policies.md.")
    private Path recipeFile;

    @Option(names = "--data", required = true, paramLabel = "DATA", description = "The rows, old and new, with their answers.")
    private Path data;

    public RetrainCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        RetrainRecipe recipe = RetrainRecipeFile.read(recipeFile);
        Path folder = console.options().workspace();
        if (folder == null) {
            throw new RefusedException(new Problem("no workspace was given", "this command works on one",
                    "Name it with --workspace DIR."));
        }
        JobContext context = console.job();
        try (Workspace workspace = Workspace.open(folder, clock)) {
            String id = workspace.importDataset(data, context).id();
            try (Dataset dataset = workspace.openDataset(id)) {
                RetrainResult result = new RetrainJob(workspace, dataset, recipe,
                        String.valueOf(recipeFile.getFileName()), null, console.engines().models(),
                        console.engines().trainers(), clock).run(context);
                report(result, recipe);
            }
        }
        return ExitCode.DONE;
    }

    private void report(RetrainResult result, RetrainRecipe recipe) {
        VersionComparison comparison = result.comparison();
        ModelVersion champion = result.champion();
        List<String> blocking = result.checklist().blocking().stream().map(Check::key).toList();
        console.warn(result.broken().stream().map(v -> v.wordsOf("learned from")).toList());
        List<String> lines = new ArrayList<>();
        lines.add(result.candidate().reference() + (result.promoted()
                ? " is the champion"
                : " is a candidate; " + (champion == null ? "there is no champion" : champion.reference() + " stays")));
        result.checklist().checks().forEach(check -> lines.add(VersionDocument.line(check)));
        if (!result.promoted()) {
            lines.add(blocking.isEmpty()
                    ? "every check passed; promote it with: second-look models promote "
                            + result.candidate().reference()
                    : "not promoted: " + String.join(", ", blocking)
                            + (recipe.promotesWhenPassed() ? "" : "; a person decides"));
        }
        console.result(new Document().put("candidate", VersionDocument.version(result.candidate()))
                .put("champion", champion == null ? null : champion.reference()).put("promoted", result.promoted())
                .put("blocking", blocking)
                .put("checks", result.checklist().checks().stream().map(VersionDocument::check).toList())
                .put("comparison", comparison == null ? null : VersionDocument.comparison(comparison))
                .put("attempts", result.attempts()).put("violations", result.broken()).values(), lines);
    }
}
