package secondlook.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import secondlook.app.calibration.CalibrationFile;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.expect.ExpectationFile;
import secondlook.app.expect.Expectations;
import secondlook.app.expect.InputContract;
import secondlook.app.expect.Violation;
import secondlook.app.policy.GuardedDecisions;
import secondlook.app.policy.GuardedRun;
import secondlook.app.registry.ModelVersion;
import secondlook.app.registry.ModelVersions;
import secondlook.app.report.DecisionFile;
import secondlook.app.review.queue.UnexpectedRows;
import secondlook.app.run.MemberDisagreement;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.run.ScoreJob;
import secondlook.app.run.ScoreObserver;
import secondlook.app.run.ScoreRequest;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.cli.console.OutputFile;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.ProblemException;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.fit.ModelCalibration;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.guard.Decisions;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Provider;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;

/** Runs a model over a dataset and writes a prediction file; with a workspace the run is kept there too. */
@Command(name = "score", description = "Run a model over a dataset and write its predictions.")
public final class ScoreCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private final GivenData data = new GivenData();

    @Option(names = "--model", required = true, paramLabel = "MODEL", description = "The model file, or NAME@VERSION of the workspace (NAME@champion).")
    private Path model;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Prediction file, .csv or .parquet.")
    private Path out;

    @Option(names = "--provider", paramLabel = "auto|cuda|tensorrt|cpu", defaultValue = "auto", description = "Where to run the model.")
    private Provider provider;

    @Option(names = "--provider-option", paramLabel = "NAME=VALUE", description = "Of the graphics card: device=0, memory=4g, arena=power-of-two|as-requested.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--map", paramLabel = "INPUT=COLUMN", description = "Feeds an input from a column of another name.")
    private Map<String, String> map = new LinkedHashMap<>();

    @Option(names = "--columns", split = ",", paramLabel = "COLUMN", description = "Order of the columns for a matrix input.")
    private @Nullable List<String> columns;

    @Option(names = "--truth", paramLabel = "COLUMN", description = "The column that holds the right answer.")
    private @Nullable String truth;

    @Option(names = "--classes", split = ",", paramLabel = "NAME", description = "Class names the model lacks.")
    private @Nullable List<String> classes;

    @Option(names = "--where", paramLabel = "SQL", description = "Condition that chooses the rows.")
    private @Nullable String where;

    @Option(names = "--expectations", paramLabel = "FILE", description = "What is expected of the data (JSON); the model's own if left out, none with 'none'.")
    private @Nullable Path expectations;

    @Option(names = "--violations", paramLabel = "FILE", description = "Writes each row that breaks an expectation, .csv.")
    private @Nullable Path violations;

    @Option(names = "--batch", paramLabel = "N", description = "Rows per batch.")
    private int batch;

    @Option(names = "--raw", description = "Leave the model's calibration aside.")
    private boolean raw;

    @Option(names = "--policy", paramLabel = "FILE", description = "Decide every row by this policy, rules and second model included.")
    private @Nullable Path policyFile;

    public ScoreCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        List<Path> inputs = new ArrayList<>(data.files());
        inputs.add(model);
        for (Path read : new Path[]{policyFile, expectations}) {
            if (read != null) {
                inputs.add(read);
            }
        }
        OutputFile.check(out, inputs, "csv", "parquet");
        if (violations != null) {
            OutputFile.check(violations, inputs);
            OutputFile.checkApart(out, violations);
        }
        ScoreRequest wanted = new ScoreRequest(truth, where, batch);
        JobContext context = console.job();
        GivenPolicy policy = policyFile == null ? null : GivenPolicy.read(policyFile);
        try {
            scoreFirst(wanted, policy, context);
        } catch (RefusedException | ModelFailedException failure) {
            if (policy == null || !policy.servesAbsent()) {
                throw failure;
            }
            console.warn(failure.problem().oneLine() + " The second model answers.");
            scoreSecond(wanted, policy, failure, context);
        }
        return ExitCode.DONE;
    }

    /** Every row is the second model's, because the first cannot be had. */
    private void scoreSecond(ScoreRequest wanted, GivenPolicy policy, ProblemException failure, JobContext context) {
        try (WorkFolder folder = WorkFolder.open(console.options().workspace(), clock)) {
            DatasetManifest manifest = folder.importDataset(data, context);
            try (Dataset dataset = folder.openDataset(manifest.id())) {
                RunManifest run = policy.score(dataset, wanted, folder, console.engines().models(), clock, context);
                try (Run opened = Run.open(folder.runs(), run.id())) {
                    Predictions second = PolicyReport.classification(opened);
                    decide(new GuardedRun(run.modelName(), GuardedRun.absent(second), dataset, second,
                            UnexpectedRows.of(opened, dataset)), opened,
                            policy, folder, context);
                }
                List<String> warnings = new ArrayList<>(run.warnings());
                warnings.add(failure.problem().oneLine());
                report(run, warnings, null, List.of());
            }
        }
    }

    private void decide(GuardedRun guarded, Run run, GivenPolicy policy, WorkFolder folder, JobContext context) {
        Decisions decisions = guarded.decide(policy.policy(), context);
        DecisionFile.write(run, folder.runs(), new GuardedDecisions(decisions), out, context);
        folder.workspace().ifPresent(workspace -> workspace.savePolicy(run.manifest().id(), policy.policy()));
    }

    private void scoreFirst(ScoreRequest wanted, @Nullable GivenPolicy policy, JobContext context) {
        context.step("Opening " + model.getFileName());
        Path workspace = console.options().workspace();
        if (!Files.exists(model) && workspace != null && Workspace.isWorkspace(workspace)) {
            try (WorkFolder folder = WorkFolder.open(workspace, clock)) {
                scoreVersion(folder, folder.workspace().orElseThrow().versions(), wanted, policy, context);
            }
            return;
        }
        try (Model opened = open(model, context); WorkFolder folder = WorkFolder.open(workspace, clock)) {
            String name = String.valueOf(model.getFileName());
            ModelCalibration calibration = calibration(folder, opened, model);
            score(folder, opened, model, name, wanted.with(calibration), policy, context);
            folder.workspace().ifPresent(kept -> {
                kept.addModel(model, opened, name);
                if (calibration != null) {
                    kept.adoptCalibration(model, opened);
                }
            });
        }
    }

    private Model open(Path file, JobContext context) {
        return console.engines().models().open(file, new OpenOptions(provider, classes, 0, settings), context);
    }

    private void scoreVersion(WorkFolder folder, ModelVersions versions, ScoreRequest wanted,
            @Nullable GivenPolicy policy, JobContext context) {
        ModelVersion version = versions.find(model.toString());
        Path file = versions.file(version);
        try (Model opened = open(file, context)) {
            score(folder, opened, file, version.reference(), wanted.with(calibration(folder, opened, file)), policy,
                    context);
        }
    }

    private @Nullable Expectations expected(Path file) {
        if (expectations != null) {
            return expectations.toString().equals("none") ? null : ExpectationFile.read(expectations);
        }
        return ExpectationFile.of(file);
    }

    private void score(WorkFolder folder, Model opened, Path file, String name, ScoreRequest wanted,
            @Nullable GivenPolicy policy, JobContext context) {
        Expectations expected = expected(file);
        DatasetManifest manifest = folder.importDataset(data, context);
        try (Dataset dataset = folder.openDataset(manifest.id())) {
            BindingRequest request = new BindingRequest(map, columns, truth);
            SchemaBinding binding = SchemaBinder.bind(opened.signature(), manifest.schema(), request)
                    .orRefuse(name, manifest.name());
            InputContract contract = InputContract.of(expected, binding);
            RunManifest run = new ScoreJob(dataset, opened, name, binding,
                    wanted.under(contract == null ? null : contract.with(map)), folder.runs(), clock,
                    ScoreObserver.NONE).run(context);
            List<Violation> broken = run.contract() == null ? List.of() : run.contract().violations();
            if (violations != null) {
                ViolationRows.write(dataset, where, broken, violations);
            }
            context.step("Writing " + out.getFileName());
            folder.workspace().ifPresent(workspace -> workspace.addRun(run));
            if (policy == null) {
                write(folder, run, dataset);
            } else {
                try (Run first = Run.open(folder.runs(), run.id())) {
                    GuardedRun guarded = policy.guard(first, dataset, UnexpectedRows.of(first, dataset),
                            new ScoreRequest(truth, run.where(), batch), folder, console.engines().models(), clock,
                            context);
                    decide(guarded, first, policy, folder, context);
                }
            }
            report(run, warnings(run, opened.signature()), disagreement(folder, run), broken);
        }
    }

    /** Rows that are not as the model expects are named in the file too, so that whatever decides by it can flag them. */
    private void write(WorkFolder folder, RunManifest manifest, Dataset dataset) {
        try (Run run = Run.open(folder.runs(), manifest.id())) {
            UnexpectedRows unexpected = UnexpectedRows.of(run, dataset);
            PredictionFiles.write(folder.runs(), manifest.id(), unexpected.count() == 0 ? null : unexpected::rules,
                    out);
        }
    }

    /** The workspace's; else what lies beside the model's file. */
    private @Nullable ModelCalibration calibration(WorkFolder folder, Model opened, Path file) {
        if (raw) {
            return null;
        }
        ModelCalibration kept = folder.workspace().map(workspace -> workspace.calibration(opened)).orElse(null);
        return kept == null ? CalibrationFile.of(file, opened) : kept;
    }

    /** Means over all rows; {@code null} where the model is no ensemble. */
    private static @Nullable MemberDisagreement disagreement(WorkFolder folder, RunManifest manifest) {
        if (!manifest.members()) {
            return null;
        }
        try (Run run = Run.open(folder.runs(), manifest.id())) {
            return run.members();
        }
    }

    /** The run's own, and that names of classes were given in vain. */
    private List<String> warnings(RunManifest run, ModelSignature signature) {
        List<String> warnings = new ArrayList<>(run.warnings());
        if (!data.shaping().isEmpty()) {
            warnings.add("row_id counts the rows after the steps; shape --source-row says where each comes from.");
        }
        if (classes != null && !classes.equals(signature.classes())) {
            warnings.add("The class names that were given are not used: the model names its own, "
                    + String.join(", ", signature.classes()) + ".");
        }
        return warnings;
    }

    private void report(RunManifest run, List<String> warnings, @Nullable MemberDisagreement members,
            List<Violation> broken) {
        List<String> lines = new ArrayList<>();
        lines.add(Words.counted(run.rows(), "row") + " scored on the " + run.provider() + " in "
                + String.format(java.util.Locale.ROOT, "%.2f s", run.seconds())
                + (run.invalid() == 0 ? "" : ", " + Words.count(run.invalid()) + " without usable scores"));
        if (run.meanConfidence() != null) {
            lines.add("mean confidence " + Words.probability(run.meanConfidence())
                    + (run.accuracy() == null ? "" : ", accuracy " + Words.percent(run.accuracy())));
        }
        if (run.calibration() != null) {
            lines.add("calibrated by " + run.calibration().method() + ", fitted to "
                    + Words.counted(run.calibration().fitRows(), "row") + " of " + run.calibration().dataset()
                    + "; what the model itself stated is in raw_p_…");
        }
        lines.add(out.toString());
        console.warn(warnings);
        if (run.providerNote() != null) {
            console.warn(run.providerNote());
        }
        console.result(new Document().put("run", run.id()).put("rows", run.rows()).put("invalid", run.invalid())
                .put("renormalised", run.renormalised()).put("unknown_truth", run.unknownTruth())
                .put("provider", run.provider()).put("provider_note", run.providerNote())
                .put("seconds", run.seconds()).put("rows_per_second", run.rowsPerSecond())
                .put("mean_confidence", run.meanConfidence()).put("accuracy", run.accuracy())
                .put("task", run.task()).put("classes", run.classes()).put("score_kind", run.scoreKind())
                .put("binding", run.binding()).put("calibration", run.calibration())
                .put("mean_mutual_information", mean(members == null ? null : members.mutualInformation()))
                .put("mean_expected_entropy", mean(members == null ? null : members.expectedEntropy()))
                .put("mean_vote_disagreement", mean(members == null ? null : members.voteDisagreement()))
                .put("out", out.toString()).put("violations", broken).put("warnings", warnings).values(),
                lines);
    }

    private static @Nullable Double mean(double @Nullable [] values) {
        return values == null ? null : MemberDisagreement.mean(values);
    }
}
