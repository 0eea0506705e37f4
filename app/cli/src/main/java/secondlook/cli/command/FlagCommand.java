package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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
import secondlook.app.conformal.SetReport;
import secondlook.app.data.Dataset;
import secondlook.app.decide.AuditedDecisions;
import secondlook.app.decide.PolicyDecisions;
import secondlook.app.decide.RowDecisions;
import secondlook.app.decide.SetDecisions;
import secondlook.app.policy.GuardedDecisions;
import secondlook.app.policy.GuardedRun;
import secondlook.app.policy.KnownAnswers;
import secondlook.app.policy.RuleReport;
import secondlook.app.report.DecisionFile;
import secondlook.app.review.queue.UnexpectedRows;
import secondlook.app.run.ScoreRequest;
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

    @Mixin
    private final SetOptions sets = new SetOptions();

    @Option(names = "--audit", paramLabel = "N", description = "Draw so many of the accepted rows at random as well.")
    private int audit;

    @Option(names = "--seed", paramLabel = "N", description = "Draws the audit and the half for --conformal (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--policy", paramLabel = "FILE", description = "Decide by this policy, rules and second model included.")
    private @Nullable Path policyFile;

    @Option(names = "--data", paramLabel = "DATA", description = "The rows that were scored, where rules ask for inputs.")
    private @Nullable Path data;

    public FlagCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Path policy = policyFile;
        if (policy != null) {
            return byPolicy(GivenPolicy.read(policy));
        }
        checkAsked();
        Path calibration = sets.calibration();
        OutputFile.check(out, calibration == null ? List.of(file) : List.of(file, calibration), "csv", "parquet");
        JobContext context = console.job();
        try (ImportedPredictions opened = ImportedPredictions.open(file, console.options().workspace(), truth, clock,
                context)) {
            Predictions predictions = PolicyReport.classification(opened.run());
            List<String> warnings = new ArrayList<>(opened.run().manifest().warnings());
            RowDecisions decisions;
            Document document;
            List<String> lines;
            if (sets.isGiven()) {
                SetReport made = sets.make(opened.run(), asked.perClass(), seed, truth, clock, context);
                SetWords words = new SetWords(predictions, made, sets);
                decisions = new SetDecisions(predictions, made, opened.run()::distribution);
                document = words.document();
                lines = words.lines(out.toString());
                warnings.addAll(words.warnings());
            } else {
                PolicySolution solution = asked.solve(predictions);
                UnexpectedRows unexpected = UnexpectedRows.ofFile(predictions, opened.dataset());
                PolicyReport report = new PolicyReport(predictions, solution, unexpected);
                decisions = new PolicyDecisions(predictions, solution.policy(), unexpected);
                document = report.document();
                lines = report.lines(out.toString());
            }
            AuditedDecisions audited = new AuditedDecisions(decisions, audit, seed);
            DecisionFile.write(opened.run(), opened.runs(), audit > 0 ? audited : decisions, out, context);
            console.warn(warnings);
            if (audit > 0) {
                lines.add(lines.size() - 1, Words.counted(audited.drawn(), "accepted row") + " drawn for an audit");
            }
            console.result(document.put("audit", audited.drawn())
                    .put("audit_inclusion_probability", audit > 0 ? audited.probability() : null)
                    .put("seed", seed).put("out", out.toString()).put("warnings", warnings).values(), lines);
        }
        return ExitCode.DONE;
    }

    private int byPolicy(GivenPolicy given) {
        if (asked.isGiven() || sets.isGiven() || audit != 0) {
            throw usage("--policy decides by itself: leave the other ways out");
        }
        OutputFile.check(out, data == null ? List.of(file) : List.of(file, data), "csv", "parquet");
        JobContext context = console.job();
        try (ImportedPredictions opened = ImportedPredictions.open(file, console.options().workspace(), truth, clock,
                context); Dataset rows = data == null ? null : opened.importRows(data, context)) {
            // without other rows the file's own columns are the inputs, as long as its rows are those it speaks of
            Dataset inputs = rows != null
                    ? rows
                    : opened.run().manifest().datasetId() == null ? null : opened.dataset();
            GuardedRun guarded = given.guard(opened.run(), inputs,
                    UnexpectedRows.ofFile(opened.run().predictions(), opened.dataset()),
                    new ScoreRequest(null, null, 0), opened.folder(), console.engines().models(), clock, context);
            RuleReport report = RuleReport.of(guarded, given.policy(),
                    KnownAnswers.ofTruth(guarded.predictions()), context);
            DecisionFile.write(opened.run(), opened.runs(), new GuardedDecisions(report.decisions()), out, context);
            opened.folder().workspace().ifPresent(w -> w.savePolicy(opened.run().manifest().id(), given.policy()));
            console.warn(opened.run().manifest().warnings());
            List<String> lines = new ArrayList<>(RuleLines.lines(report));
            lines.add(out.toString());
            console.result(RuleLines.document(report).put("out", out.toString()).values(), lines);
        }
        return ExitCode.DONE;
    }

    private void checkAsked() {
        if (!asked.isGiven() && !sets.isGiven()) {
            throw usage("One of --policy, --threshold, --max-error, --budget, --error-cost and --conformal is needed");
        }
        if (asked.isGiven() && sets.isGiven()) {
            throw usage("--conformal decides by itself: leave --threshold, --max-error, --budget and --error-cost out");
        }
        if (sets.isGiven() && asked.namesMeasure()) {
            throw usage("--conformal compares classes, not rows: give --conformal-score instead of --measure");
        }
        if (!sets.isGiven() && sets.namesCalibration()) {
            throw usage("--calibration is for --conformal");
        }
        if (sets.misplacesPenalty()) {
            throw usage("--raps-penalty and --raps-free-ranks are for --conformal-score raps");
        }
        if (audit < 0) {
            throw usage("--audit " + audit + " is negative");
        }
    }

    private ParameterException usage(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
