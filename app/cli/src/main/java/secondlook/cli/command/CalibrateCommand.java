package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.calibration.CalibrateJob;
import secondlook.app.calibration.CalibrationFile;
import secondlook.app.calibration.CalibrationRequest;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.expect.InputContract;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.cli.console.OutputFile;
import secondlook.runtime.calibration.fit.CalibrationMethod;
import secondlook.runtime.calibration.fit.CalibrationOrigin;
import secondlook.runtime.calibration.fit.ModelCalibration;
import secondlook.runtime.calibration.fit.QualityJson;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Provider;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;

/** Fits a calibration to labelled rows and lays it beside the model, so that scoring applies it. */
@Command(name = "calibrate", description = "Make a model's confidence mean what it says, by labelled rows.")
public final class CalibrateCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "MODEL", description = "The model file; it is not changed.")
    private Path model;

    @Option(names = "--data", required = true, paramLabel = "DATA", description = "Labelled rows, best ones that the model did not learn from.")
    private Path data;

    @Option(names = "--truth", required = true, paramLabel = "COLUMN", description = "The column that holds the right answer.")
    private String truth;

    @Option(names = "--method", paramLabel = "temperature|platt|isotonic|beta|vector", defaultValue = "temperature", description = "How to fit (${DEFAULT-VALUE}).")
    private CalibrationMethod method;

    @Option(names = "--out", paramLabel = "FILE", description = {"The calibration, .json.",
            "If left out: in the workspace, else MODEL.calibration.json."})
    private @Nullable Path out;

    @Option(names = "--seed", paramLabel = "N", description = "Decides which rows are set aside to measure on (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--test-fraction", paramLabel = "F", description = "Share of the rows to measure on (${DEFAULT-VALUE}).")
    private double testFraction = CalibrationRequest.DEFAULT_TEST_FRACTION;

    @Option(names = "--where", paramLabel = "SQL", description = "Condition that chooses the rows.")
    private @Nullable String where;

    @Option(names = "--map", paramLabel = "INPUT=COLUMN", description = "Feeds an input from a column of another name.")
    private Map<String, String> map = new LinkedHashMap<>();

    @Option(names = "--columns", split = ",", paramLabel = "COLUMN", description = "Order of the columns for a matrix input.")
    private @Nullable List<String> columns;

    @Option(names = "--classes", split = ",", paramLabel = "NAME", description = "Class names the model lacks.")
    private @Nullable List<String> classes;

    @Option(names = "--provider", paramLabel = "auto|cuda|cpu", defaultValue = "auto", description = "Where to run the model.")
    private Provider provider;

    public CalibrateCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        boolean shelved = out == null && console.options().workspace() != null;
        Path file = out == null ? CalibrationFile.beside(model) : out;
        if (!shelved) {
            OutputFile.check(file, List.of(data, model), "json");
        }
        CalibrationRequest request = new CalibrationRequest(truth, method, where, testFraction, seed);
        JobContext context = console.job();
        context.step("Opening " + model.getFileName());
        String name = String.valueOf(model.getFileName());
        try (Model opened = console.engines().models().open(model, new OpenOptions(provider, classes, 0));
                WorkFolder folder = WorkFolder.open(console.options().workspace(), clock)) {
            DatasetManifest manifest = folder.importDataset(data, context);
            try (Dataset dataset = folder.openDataset(manifest.id())) {
                SchemaBinding binding = SchemaBinder
                        .bind(opened.signature(), manifest.schema(), new BindingRequest(map, columns, truth))
                        .orRefuse(name, manifest.name());
                InputContract contract = InputContract.of(model, binding);
                ModelCalibration fitted = new CalibrateJob(dataset, opened, name, binding,
                        request.under(contract == null ? null : contract.with(map)), clock).run(context);
                if (shelved) {
                    folder.workspace().ifPresent(workspace -> {
                        workspace.addModel(model, opened, name);
                        workspace.saveCalibration(fitted);
                    });
                } else {
                    CalibrationFile.write(file, fitted);
                }
                report(fitted, shelved ? null : file);
            }
        }
        return ExitCode.DONE;
    }

    /** @param written {@code null} where it is in the workspace */
    private void report(ModelCalibration fitted, @Nullable Path written) {
        CalibrationOrigin origin = fitted.origin();
        List<String> lines = new ArrayList<>();
        lines.add(fitted.method().title() + " fitted to " + Words.counted(origin.fitRows(), "row") + (fitted.onLogits()
                ? " of logits"
                : "") + leftOut(origin));
        if (origin.before().n() > 0) {
            lines.add(String.format(Locale.ROOT, "on %s that were not used to fit:  %-14s %8s %8s",
                    Words.counted(origin.before().n(), "row"), "", "before", "after"));
            lines.add(line("calibration error", origin.before().ece(), origin.after().ece()));
            lines.add(line("Brier score", origin.before().brier(), origin.after().brier()));
            lines.add(line("log loss", origin.before().logLoss(), origin.after().logLoss()));
            lines.add(line("accuracy", origin.before().accuracy(), origin.after().accuracy()));
        }
        lines.add(written == null ? "kept with the model in the workspace; scoring applies it" : written.toString());
        console.warn(origin.warnings());
        console.result(new Document().put("method", fitted.method().key()).put("on_logits", fitted.onLogits())
                .put("model_sha256", fitted.modelSha256()).put("classes", fitted.classes())
                .put("rows", origin.rows()).put("fit_rows", origin.fitRows()).put("n", origin.before().n())
                .put("excluded_invalid", origin.invalid()).put("excluded_no_label", origin.noLabel())
                .put("excluded_unknown_label", origin.unknownLabel()).put("seed", origin.seed())
                .put("test_fraction", origin.testFraction()).put("truth", origin.truth())
                .put("dataset_sha256", origin.datasetSha256()).put("before", QualityJson.values(origin.before()))
                .put("after", QualityJson.values(origin.after())).put("fingerprint", fitted.fingerprint())
                .put("out", written == null ? null : written.toString()).put("warnings", origin.warnings()).values(),
                lines);
    }

    private static String leftOut(CalibrationOrigin origin) {
        List<String> parts = new ArrayList<>();
        add(parts, origin.noLabel(), "without a label");
        add(parts, origin.unknownLabel(), "with a label that is no class");
        add(parts, origin.invalid(), "without usable scores");
        return parts.isEmpty() ? "" : "; left out: " + String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(Words.count(count) + " " + what);
        }
    }

    private static String line(String what, double before, double after) {
        return String.format(Locale.ROOT, "  %-40s %16s %8s", what, figure(before), figure(after));
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? Words.NOT_AVAILABLE : String.format(Locale.ROOT, "%.4f", value);
    }
}
