package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import secondlook.app.report.DecisionFile;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.cli.console.OutputFile;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.JobContext;

/** Says of every prediction whether a person should see it. */
@Command(name = "flag", description = "Flag the predictions that a person should see.")
public final class FlagCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PREDICTIONS", description = "CSV or Parquet with p_<class> columns.")
    private Path file;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The same rows with flagged and reason, .csv or .parquet.")
    private Path out;

    @Option(names = "--truth", paramLabel = "COLUMN", description = "The column that holds the right answer.")
    private @Nullable String truth;

    @Mixin
    private final PolicyOptions asked = new PolicyOptions();

    public FlagCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (!asked.isGiven()) {
            throw new ParameterException(spec.commandLine(),
                    "One of --threshold, --max-error, --budget and --error-cost is needed");
        }
        OutputFile.check(out, List.of(file), "csv", "parquet");
        JobContext context = console.job();
        try (ImportedPredictions opened = ImportedPredictions.open(file, console.options().workspace(), truth, clock,
                context)) {
            Predictions predictions = PolicyReport.classification(opened.run());
            PolicySolution solution = asked.solve(predictions);
            DecisionFile.write(opened.run(), opened.runs(), solution.policy(), out, context);
            console.warn(opened.run().manifest().warnings());
            PolicyReport report = new PolicyReport(predictions, solution);
            console.result(report.document().put("out", out.toString())
                    .put("warnings", opened.run().manifest().warnings()).values(), report.lines(out.toString()));
        }
        return ExitCode.DONE;
    }
}
