package secondlook.cli.command;

import java.nio.file.InvalidPathException;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.shape.Shaping;
import secondlook.app.shape.ShapingFile;
import secondlook.app.train.TrainRequest;
import secondlook.app.train.Variant;
import secondlook.app.train.VariantTable;
import secondlook.app.train.VariantsJob;
import secondlook.app.train.VariantsRequest;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.RefusedException;
import secondlook.runtime.comparison.CorrectedResampling;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.train.Balance;

/** Compares ways to learn a target by cross-validation on the same folds. */
@Command(name = "compare-variants", description = "Compare ways to learn a target (steps, algorithm, balance) by cross-validation.")
public final class CompareVariantsCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private final GivenData data = new GivenData();

    @Option(names = "--target", required = true, paramLabel = "COLUMN", description = "The column to predict.")
    private String target;

    @Option(names = "--variant", required = true, paramLabel = "NAME[:KEY=VALUE,…]", description = {
            "One way; the others are compared with the first.",
            "Keys: algorithm, balance, steps (a file of shape --save-steps), param.NAME."})
    private List<String> variants = new ArrayList<>();

    @Option(names = "--folds", paramLabel = "N", description = "Number of folds (${DEFAULT-VALUE}).")
    private int folds = VariantsRequest.DEFAULT_FOLDS;

    @Option(names = "--seed", paramLabel = "N", description = "Makes the result repeatable (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--group", paramLabel = "COLUMN", description = "Rows of one value stay in one fold.")
    private @Nullable String group;

    @Option(names = "--split-by", paramLabel = "COLUMN", description = "Folds follow this column's order; each is learned from what came before.")
    private @Nullable String splitBy;

    @Option(names = "--drop", split = ",", paramLabel = "COLUMN", description = "A column not to learn from.")
    private List<String> drop = new ArrayList<>();

    public CompareVariantsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        VariantsRequest request = new VariantsRequest(target,
                variants.stream().map(CompareVariantsCommand::variant).toList(),
                folds, seed, group, splitBy, drop);
        JobContext context = console.job();
        try (WorkFolder folder = WorkFolder.open(console.options().workspace(), clock)) {
            DatasetManifest manifest = folder.importDataset(data, context);
            try (Dataset dataset = folder.openDataset(manifest.id())) {
                report(new VariantsJob(dataset, request, folder.importer(), console.engines().trainers(), clock)
                        .run(context));
            }
        }
        return ExitCode.DONE;
    }

    private static Variant variant(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String algorithm = TrainRequest.DEFAULT_ALGORITHM;
        Balance balance = Balance.NONE;
        Shaping shaping = Shaping.NONE;
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : colon < 0 ? new String[0] : text.substring(colon + 1).split(",", -1)) {
            int equals = part.indexOf('=');
            String key = (equals < 0 ? part : part.substring(0, equals)).strip();
            String value = equals < 0 ? "" : part.substring(equals + 1).strip();
            switch (key) {
                case "algorithm" -> algorithm = value;
                case "balance" -> balance = Balance.of(value);
                case "steps" -> shaping = shaping.and(ShapingFile.read(path(value)));
                default -> {
                    if (!key.startsWith("param.")) {
                        throw new RefusedException("The variant " + name + " cannot be read", "it has a key " + key,
                                "Keys are algorithm, balance, steps and param.NAME.");
                    }
                    parameters.put(key.substring("param.".length()), value);
                }
            }
        }
        return new Variant(name.strip(), shaping, algorithm, parameters, balance);
    }

    private static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new RefusedException(value + " cannot be read", "it is no path", "Check the path.");
        }
    }

    private void report(VariantTable table) {
        List<String> lines = new ArrayList<>();
        lines.add(table.folds());
        int width = table.variants().stream().mapToInt(row -> row.variant().name().length()).max().orElse(0);
        for (VariantTable.Row row : table.variants()) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-" + Math.max(1, width) + "s  %s",
                    row.variant().name(), Words.counted(row.rows(), "row")));
            row.figures().forEach((name, figure) -> line.append("  ").append(name.replace('_', ' ')).append(' ')
                    .append(figure(figure, "%.3f")));
            lines.add(line.toString());
            row.differences().forEach((name, figure) -> lines.add(String.format(Locale.ROOT, "  %-" + Math.max(1, width)
                    + "s    %s minus the first: %s", "", name.replace('_', ' '), figure(figure, "%+.3f"))));
            if (!row.recall().isEmpty()) {
                lines.add(String.format(Locale.ROOT, "  %-" + Math.max(1, width) + "s    found of each class: %s", "",
                        String.join(", ", row.recall().stream().map(r -> r.name() + " "
                                + Words.percent(r.rows() == 0 ? null : (double) r.right() / r.rows())).toList())));
            }
        }
        console.warn(table.notes());
        console.result(new Document().put("task", table.task().key()).put("folds", table.folds())
                .put("classes", table.classes())
                .put("variants", table.variants().stream().map(CompareVariantsCommand::document).toList())
                .put("notes", table.notes()).values(), lines);
    }

    private static String figure(CorrectedResampling figure, String format) {
        if (Double.isNaN(figure.mean())) {
            return Words.NOT_AVAILABLE;
        }
        String mean = String.format(Locale.ROOT, format, figure.mean());
        return figure.interval().isAvailable()
                ? mean + String.format(Locale.ROOT, " (" + format + " to " + format + ")", figure.interval().lower(),
                        figure.interval().upper())
                : mean;
    }

    private static Map<String, @Nullable Object> document(VariantTable.Row row) {
        Variant variant = row.variant();
        return new Document().put("name", variant.name()).put("algorithm", variant.algorithm())
                .put("balance", variant.balance().key()).put("steps", variant.shaping().inWords())
                .put("parameters", variant.parameters()).put("rows", row.rows()).put("common_rows", row.common())
                .put("figures", figures(row.figures())).put("difference_to_first", figures(row.differences()))
                .put("recall",
                        row.recall().stream()
                                .map(r -> new Document().put("class", r.name()).put("rows", r.rows())
                                        .put("right", r.right())
                                        .put("recall", r.rows() == 0 ? null : (double) r.right() / r.rows()).values())
                                .toList())
                .values();
    }

    private static Map<String, @Nullable Object> figures(Map<String, CorrectedResampling> figures) {
        Document document = new Document();
        figures.forEach((name, figure) -> document.put(name,
                new Document().put("mean", Words.orNull(figure.mean()))
                        .put("lower", Words.orNull(figure.interval().lower()))
                        .put("upper", Words.orNull(figure.interval().upper())).values()));
        return document.values();
    }
}
