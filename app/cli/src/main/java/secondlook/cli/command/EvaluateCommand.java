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
import secondlook.app.run.RegressionErrors;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.calibration.fit.CalibrationQuality;
import secondlook.runtime.calibration.fit.QualityJson;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.evaluation.ClassScore;
import secondlook.runtime.evaluation.Evaluation;

/** Measures a prediction file, ours or made elsewhere. */
@Command(name = "evaluate", description = "Measure predictions: accuracy, confidence and how well they agree.")
public final class EvaluateCommand implements Callable<Integer> {

    private static final int MOST_BINS = 1000;

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "PREDICTIONS", description = "CSV or Parquet with p_<class> columns, or a prediction column.")
    private Path file;

    @Option(names = "--truth", paramLabel = "COLUMN", description = "The column that holds the right answer.")
    private @Nullable String truth;

    @Option(names = "--bins", paramLabel = "N", description = "Bins of the reliability table.")
    private int bins = ReliabilityTable.DIAGRAM_BINS;

    public EvaluateCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (bins < 1 || bins > MOST_BINS) {
            throw new RefusedException(new Problem("--bins " + bins + " cannot be used", "it is not between 1 and "
                    + MOST_BINS, "Leave it out for " + ReliabilityTable.DIAGRAM_BINS + "."));
        }
        try (ImportedPredictions opened = ImportedPredictions.open(file, null, truth, clock, console.job())) {
            console.warn(opened.run().manifest().warnings());
            if (opened.run().isRegression()) {
                regression(opened);
            } else {
                classification(opened);
            }
        }
        return ExitCode.DONE;
    }

    private void regression(ImportedPredictions opened) {
        String column = opened.run().manifest().truth();
        if (column == null) {
            throw new RefusedException(new Problem(file + " cannot be evaluated",
                    "it holds predicted values and no column with the right ones", "Name that column with --truth."));
        }
        RegressionErrors errors = RegressionErrors.of(opened.dataset(), column);
        Map<String, @Nullable Object> document = new Document().put("task", "regression").put("n_rows", errors.rows())
                .put("n", errors.n()).put("mean_error", errors.mean()).put("mae", errors.absolute())
                .put("rmse", errors.root()).put("r2", errors.r2()).values();
        document.put("truth", column);
        document.put("warnings", opened.run().manifest().warnings());
        console.result(document, List.of(Words.counted(errors.rows(), "row") + ", " + Words.count(errors.n())
                + " with a prediction and a right value",
                String.format(Locale.ROOT, "mean absolute error %.4g, root mean square error %.4g, R² %.3f",
                        errors.absolute(), errors.root(), errors.r2())));
    }

    private void classification(ImportedPredictions opened) {
        Predictions predictions = opened.run().predictions();
        List<String> classes = predictions.classes();
        int[] labels = predictions.truth();
        if (labels == null) {
            labels = new int[predictions.rows()];
            java.util.Arrays.fill(labels, Predictions.NO_TRUTH);
        }
        double[] probabilities = ProbabilityTable.read(opened.dataset(), classes);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("task", "classification");
        document.put("truth", opened.run().manifest().truth());
        Evaluation evaluation = Evaluation.of(probabilities, labels, classes);
        document.putAll(evaluation.values(bins));
        double[] stated = ProbabilityTable.stated(opened.dataset(), classes);
        CalibrationQuality raw = stated == null
                ? null
                : CalibrationQuality.of(LabelledRows.of(stated, classes.size(), labels));
        document.put("raw", raw == null ? null : QualityJson.values(raw));
        // without labels the mean confidence is still known
        document.putIfAbsent("mean_confidence", opened.run().manifest().meanConfidence());
        document.put("warnings", opened.run().manifest().warnings());
        List<String> lines = lines(opened, predictions);
        if (raw != null && raw.n() > 0) {
            CalibrationQuality now = CalibrationQuality.of(evaluation.rows());
            lines.add(String.format(Locale.ROOT,
                    "before calibration: calibration error %.4f, Brier score %.4f, log loss %.4f (now %.4f, %.4f, %.4f)",
                    raw.ece(), raw.brier(), raw.logLoss(), now.ece(), now.brier(), now.logLoss()));
        }
        console.result(document, lines);
    }

    private List<String> lines(ImportedPredictions opened, Predictions predictions) {
        var manifest = opened.run().manifest();
        List<String> lines = new ArrayList<>();
        lines.add(Words.counted(manifest.rows(), "prediction") + " of "
                + Words.count(predictions.classes().size())
                + " classes"
                + (manifest.invalid() == 0 ? "" : ", " + Words.count(manifest.invalid()) + " without usable scores"));
        lines.add("mean confidence " + Words.probability(manifest.meanConfidence()) + ", accuracy "
                + Words.percent(manifest.accuracy()) + (manifest.truth() == null ? " (no truth column)" : ""));
        if (manifest.accuracy() == null) {
            return lines;
        }
        lines.add(String.format(Locale.ROOT, "  %-20s %8s %9s %9s %9s %10s", "class", "rows", "predicted", "precision",
                "recall", "confidence"));
        for (ClassScore score : ClassScore.of(predictions)) {
            lines.add(String.format(Locale.ROOT, "  %-20s %8d %9d %9s %9s %10s", score.name(), score.support(),
                    score.predicted(), Words.percent(score.precision()), Words.percent(score.recall()),
                    Words.probability(score.meanConfidence())));
        }
        return lines;
    }
}
