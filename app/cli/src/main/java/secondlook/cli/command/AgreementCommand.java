package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.agreement.AgreementReport;
import secondlook.app.agreement.Ratings;
import secondlook.app.data.Dataset;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.agreement.KrippendorffAlpha.Scale;
import secondlook.runtime.job.JobContext;

/** Says how far people who labelled the same items agree. */
@Command(name = "agreement", description = "Say how far reviewers agree.")
public final class AgreementCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "VERDICTS", description = {"A line per label with columns item, reviewer, label;",
            "or a line per item with a column for each reviewer;",
            "or, with --counts, with a column for each label."})
    private Path file;

    @Option(names = "--scale", paramLabel = "nominal|ordinal|interval|ratio", defaultValue = "nominal", description = "What the labels are (${DEFAULT-VALUE}).")
    private Scale scale;

    @Option(names = "--counts", description = "The columns are labels and hold how many people gave them.")
    private boolean counts;

    @Option(names = "--categories", split = ",", paramLabel = "LABEL", description = "All labels in the order of their scale.")
    private List<String> categories = new ArrayList<>();

    public AgreementCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        JobContext context = console.job();
        // a look at a file changes no workspace
        try (WorkFolder folder = WorkFolder.open(null, clock);
                Dataset dataset = folder.openDataset(folder.importDataset(file, context).id())) {
            Ratings ratings = counts ? Ratings.readCounts(dataset, context) : Ratings.read(dataset, context);
            AgreementReport report = AgreementReport.of(ratings, scale, categories);
            List<String> warnings = new ArrayList<>(dataset.manifest().warnings());
            if (ratings.repeats() > 0) {
                warnings.add(Words.counted(ratings.repeats(), "label")
                        + " came after another of the same reviewer for the same item; the last one counts.");
            }
            console.warn(warnings);
            Document document = new Document().put("layout", ratings.layout());
            report.values().forEach(document::put);
            console.result(document.put("reasons", report.reasons()).put("warnings", warnings).values(),
                    lines(ratings, report));
        }
        return ExitCode.DONE;
    }

    private List<String> lines(Ratings ratings, AgreementReport report) {
        List<String> lines = new ArrayList<>();
        Map<String, @Nullable Object> values = report.values();
        lines.add(Words.counted(ratings.byItem().size(), "item") + ", "
                + (ratings.namesRaters() ? Words.counted(ratings.raters().size(), "reviewer") + ", " : "")
                + values.get("units")
                + " items with two labels or more");
        add(lines, report, "share of equal pairs", "pairwise_agreement");
        add(lines, report, "Cohen's κ", "kappa");
        if (scale != Scale.NOMINAL) {
            add(lines, report, "  weighted, linear", "linear");
            add(lines, report, "  weighted, quadratic", "quadratic");
        }
        add(lines, report, "Fleiss' κ", "fleiss_kappa");
        String key = scale.name().toLowerCase(Locale.ROOT);
        add(lines, report, "Krippendorff's α, " + key, key);
        return lines;
    }

    private static void add(List<String> lines, AgreementReport report, String what, String key) {
        Object value = report.values().get(key);
        lines.add(String.format(Locale.ROOT, "  %-28s %s", what, value instanceof Double number
                ? String.format(Locale.ROOT, "%.3f", number)
                : Words.NOT_AVAILABLE + "  (" + report.reasons().get(key) + ")"));
    }
}
