package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import secondlook.app.report.DecisionFile;
import secondlook.app.report.ReportChoice;
import secondlook.app.report.ReportFile;
import secondlook.app.report.ReportMaking;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewQueue;
import secondlook.app.review.SessionEntry;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.cli.sample.Sample;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.JobContext;

/** The main job on the sample: dataset in, model run, uncertain days flagged, a review session made, a report written. */
@Command(name = "demo", description = "Do the main job on the weather sample, and write a report.")
public final class DemoCommand implements Callable<Integer> {

    private static final double REVIEWS_PER_ERROR = 5;

    private final Console console;
    private final Clock clock;
    private final WindowOpener windows;

    @Option(names = "--out", paramLabel = "DIR", description = "Becomes the workspace (${DEFAULT-VALUE}).")
    private Path out = Path.of("second-look-demo");

    @Option(names = "--window", description = "Open the window on it, where there is a display.")
    private boolean window;

    public DemoCommand(Console console, Clock clock, WindowOpener windows) {
        this.console = console;
        this.clock = clock;
        this.windows = windows;
    }

    @Override
    public Integer call() {
        Path given = console.options().workspace();
        Path folder = given == null ? out : given;
        String unavailable = window ? windows.unavailable() : null;
        JobContext context = console.job();
        try (Workspace workspace = Workspace.open(folder, clock)) {
            RunManifest run = Sample.install(workspace, console.engines().models(), clock, context);
            finish(workspace, run, unavailable, context);
        }
        if (window && unavailable == null) {
            windows.open(folder, List.of(), console.engineSettings());
        }
        return ExitCode.DONE;
    }

    private void finish(Workspace workspace, RunManifest manifest, @Nullable String unavailable, JobContext context) {
        try (Run run = workspace.openRun(manifest.id())) {
            Predictions predictions = run.predictions();
            PolicySolution solution = new ThresholdSolver(predictions, Measure.CONFIDENCE, 0, false)
                    .errorCost(REVIEWS_PER_ERROR);
            workspace.savePolicy(manifest.id(), solution.policy());
            List<ReviewItem> items = ReviewQueue.of(predictions, solution.policy(),
                    ReviewQueue.Order.LEAST_SURE_FIRST, 0, 0);
            SessionEntry session = workspace.reviews().create("Uncertain days of 2015", manifest.id(),
                    solution.policy(), predictions.classes(), System.getProperty("user.name", "unknown"), items);
            Path root = workspace.folder();
            Path predicted = root.resolve("predictions.csv");
            PredictionFiles.write(workspace.runsFolder(), manifest.id(), predicted);
            Path flagged = root.resolve("flagged.csv");
            DecisionFile.write(run, workspace.runsFolder(), solution.policy(), flagged, context);
            Path report = root.resolve("report.html");
            ReportFile.write(
                    new ReportMaking(workspace, console.engines().models(), clock, VersionSource.version())
                            .make(new ReportMaking.Request(manifest, solution.policy(), solution.words(), null,
                                    ReportChoice.USUAL), unused -> {
                                    }, context),
                    report);
            PolicyReport policy = new PolicyReport(predictions, solution);
            console.result(policy.document().put("window", unavailable == null ? null : unavailable)
                    .put("workspace", root.toString()).put("run", manifest.id()).put("session", session.id())
                    .put("accuracy", manifest.accuracy()).put("mean_confidence", manifest.meanConfidence())
                    .put("report", report.toString()).put("predictions", predicted.toString())
                    .put("decisions", flagged.toString()).values(),
                    lines(manifest, policy, unavailable, workspace, session, report, flagged));
        }
    }

    private static List<String> lines(RunManifest run, PolicyReport policy, @Nullable String unavailable,
            Workspace workspace, SessionEntry session, Path report, Path flagged) {
        List<String> lines = new ArrayList<>();
        if (unavailable != null) {
            lines.add("No window can be opened here (" + unavailable + "): the same job was done without one.");
        }
        lines.add("The weather sample: a forest that learned 2012 to 2014 was asked about " + run.rows()
                + " days of 2015. It was right on " + Words.percent(run.accuracy()) + " of them.");
        List<String> said = policy.lines("");
        lines.addAll(said.subList(0, said.size() - 1));
        lines.add("workspace  " + workspace.folder());
        lines.add("run        " + workspace.runsFolder().resolve(run.id() + ".parquet"));
        lines.add("flagged    " + flagged);
        lines.add("report     " + report);
        lines.add("session    " + session.id() + ": second-look review show " + session.id() + " --workspace "
                + workspace.folder());
        return lines;
    }
}
