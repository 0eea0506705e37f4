package secondlook.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.expect.ExpectationFile;
import secondlook.app.expect.Expectations;
import secondlook.app.registry.Lineage;
import secondlook.app.train.ParityExport;
import secondlook.app.train.TrainJob;
import secondlook.app.train.TrainRequest;
import secondlook.app.train.TrainResult;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.cli.console.OutputFile;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelExport;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.ModelManifest;

/** Trains a model on a dataset and writes it as one file; with a workspace it is kept there too. */
@Command(name = "train", description = "Train a model on a dataset.")
public final class TrainCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private final GivenData data = new GivenData();

    @Option(names = "--target", required = true, paramLabel = "COLUMN", description = "The column to predict.")
    private String target;

    @Option(names = "--out", required = true, paramLabel = "MODEL", description = "The model file to write: .smile, or .onnx to run it anywhere.")
    private Path out;

    @Option(names = "--algorithm", paramLabel = "NAME", description = "second-look doctor lists them (${DEFAULT-VALUE}).", defaultValue = TrainRequest.DEFAULT_ALGORITHM)
    private String algorithm;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A hyperparameter of the algorithm.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--seed", paramLabel = "N", description = "Makes the result repeatable (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--test-fraction", paramLabel = "F", description = "Share of rows to measure on (${DEFAULT-VALUE}).")
    private double testFraction = TrainRequest.DEFAULT_TEST_FRACTION;

    @Option(names = "--split-by", paramLabel = "COLUMN", description = "Measure on the last rows in this column's order.")
    private @Nullable String splitBy;

    @Option(names = "--group", paramLabel = "COLUMN", description = {"Rows of one value stay on one side of the split;",
            "with --split-by it is only looked whether they do."})
    private @Nullable String group;

    @Option(names = "--split", paramLabel = "random|stratified", description = "How a random split is drawn (${DEFAULT-VALUE}).", defaultValue = "stratified")
    private String split;

    @Option(names = "--balance", paramLabel = "none|weights|oversample|undersample|smote", description = {
            "Makes the classes alike among the training rows",
            "(${DEFAULT-VALUE}); probabilities should then be calibrated."}, defaultValue = "none")
    private String balance;

    @Option(names = "--where", paramLabel = "SQL", description = "Condition that chooses the rows.")
    private @Nullable String where;

    @Option(names = "--drop", split = ",", paramLabel = "COLUMN", description = "A column not to learn from.")
    private List<String> drop = new ArrayList<>();

    @Option(names = "--task", paramLabel = "classification|regression", description = "Told from the target if left out.")
    private @Nullable Task task;

    @Option(names = "--name", paramLabel = "NAME", description = "Of the model; its file's if left out.")
    private @Nullable String name;

    public TrainCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        OutputFile.check(out, data.files());
        JobContext context = console.job();
        try (WorkFolder folder = WorkFolder.open(console.options().workspace(), clock)) {
            DatasetManifest manifest = folder.importDataset(data, context);
            try (Dataset dataset = folder.openDataset(manifest.id())) {
                TrainRequest request = new TrainRequest(target, algorithm, parameters, seed, testFraction, splitBy,
                        where, drop, task, name != null ? name : OutputFile.stem(out), group, stratified(),
                        Balance.of(balance));
                if (out.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")) {
                    trainAndExport(folder, dataset, request, context);
                } else {
                    TrainResult result = new TrainJob(dataset, request, out, console.engines().trainers(), clock)
                            .run(context);
                    expect(dataset, result);
                    folder.workspace().ifPresent(workspace -> keep(workspace, result));
                    report(result, null);
                }
            }
        }
        return ExitCode.DONE;
    }

    private boolean stratified() {
        return switch (split.toLowerCase(Locale.ROOT)) {
            case "stratified" -> true;
            case "random" -> false;
            default -> throw new RefusedException("Rows cannot be split " + split, "there is no such way",
                    "Choose random or stratified; --group and --split-by name a column.");
        };
    }

    /** The model is trained in its own format beside, which a workspace keeps: it can do more than the written one. */
    private void trainAndExport(WorkFolder folder, Dataset dataset, TrainRequest request, JobContext context) {
        Path file = out.toAbsolutePath();
        Path trained = file.resolveSibling("." + UUID.randomUUID() + ".part.smile");
        try {
            TrainResult result = new TrainJob(dataset, request, trained, console.engines().trainers(), clock)
                    .run(context);
            ParityExport.Result parity = new ParityExport(console.engines().models(),
                    ParityExport.find(ServiceLoader.load(ModelExport.class), "smile", "onnx"), trained, out, dataset)
                    .run(context);
            expect(dataset, result);
            folder.workspace().ifPresent(workspace -> keep(workspace, result));
            report(result, parity);
        } finally {
            delete(ExpectationFile.beside(trained));
            delete(trained);
        }
    }

    /** What the rows learned from let expect of others goes beside the model, wherever it is taken from. */
    private void expect(Dataset dataset, TrainResult result) {
        Expectations expected = Expectations.infer(dataset, result.manifest().features(), where);
        ExpectationFile.write(ExpectationFile.beside(out), expected);
        if (!result.file().equals(out)) {
            ExpectationFile.write(ExpectationFile.beside(result.file()), expected);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            System.getLogger(TrainCommand.class.getName()).log(System.Logger.Level.DEBUG, file + " stays", stays);
        }
    }

    private void keep(Workspace workspace, TrainResult result) {
        try (Model model = console.engines().models().open(result.file(), OpenOptions.CPU)) {
            workspace.addModel(result.file(), model, result.manifest().name(), Lineage.of(model.card(), "trained"));
        }
    }

    private void report(TrainResult result, ParityExport.@Nullable Result parity) {
        ModelManifest manifest = result.manifest();
        console.warn(result.warnings());
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%s of %s on %s, measured on %s, %.1f s", manifest.algorithm(),
                manifest.target(), Words.counted(manifest.trainRows(), "row"), Words.count(manifest.testRows()),
                result.seconds()));
        manifest.metrics().forEach((key, value) -> lines.add(String.format(Locale.ROOT, "  %-18s %s",
                key.replace('_', ' '),
                value == null ? Words.NOT_AVAILABLE : String.format(Locale.ROOT, "%.4f", value))));
        for (TrainResult.ClassCount count : result.classes()) {
            lines.add("  " + count.name() + ": " + Words.counted(count.train(), "training row") + ", "
                    + count.correct() + " of " + count.test() + " test rows right");
        }
        if (parity != null) {
            lines.add("  written as ONNX: " + parity.inWords());
        }
        lines.add(out.toString());
        lines.add(ExpectationFile.beside(out) + ": what it expects of other data");
        console.result(new Document().put("out", out.toString())
                .put("expectations", ExpectationFile.beside(out).toString()).put("manifest", manifest)
                .put("metrics", manifest.metrics()).put("classes", manifest.classes())
                .put("per_class", result.classes()).put("train_rows", manifest.trainRows())
                .put("test_rows", manifest.testRows()).put("seconds", result.seconds())
                .put("warnings", result.warnings())
                .put("parity_rows", parity == null ? null : parity.rows())
                .put("parity_difference", parity == null ? null : parity.difference()).values(), lines);
    }
}
