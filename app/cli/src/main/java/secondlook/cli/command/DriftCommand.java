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
import secondlook.app.drift.DriftJob;
import secondlook.app.drift.DriftReport;
import secondlook.app.drift.RunDrift;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.job.JobContext;

/** Says how a dataset, or a model's answers, differ from a reference. */
@Command(name = "drift", description = "Compare a dataset, or predictions, with a reference.")
public final class DriftCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(index = "0", paramLabel = "REFERENCE", description = "What things were like, for example the training rows.")
    private Path reference;

    @Parameters(index = "1", paramLabel = "CURRENT", description = "What they are like now.")
    private Path current;

    @Option(names = "--predictions", description = "Both are prediction files: compare the answers and the confidence.")
    private boolean predictions;

    @Option(names = "--seed", paramLabel = "N", description = "Draws the rows that are looked at jointly (${DEFAULT-VALUE}).")
    private long seed = 1;

    public DriftCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        JobContext context = console.job();
        List<String> warnings = new ArrayList<>();
        DriftReport report = predictions ? ofRuns(context, warnings) : ofRows(context, warnings);
        warnings.addAll(report.notes());
        DriftWords words = new DriftWords(report, predictions);
        console.warn(warnings);
        console.result(words.document().put("warnings", warnings).values(), words.lines());
        return ExitCode.DONE;
    }

    private DriftReport ofRows(JobContext context, List<String> warnings) {
        try (WorkFolder folder = WorkFolder.open(console.options().workspace(), clock)) {
            String first = folder.importDataset(reference, context).id();
            String second = folder.importDataset(current, context).id();
            try (Dataset before = folder.openDataset(first)) {
                if (first.equals(second)) {
                    // the same bytes are one snapshot, which is opened once
                    return compare(before, before, context, warnings);
                }
                try (Dataset now = folder.openDataset(second)) {
                    return compare(before, now, context, warnings);
                }
            }
        }
    }

    private DriftReport compare(Dataset before, Dataset now, JobContext context, List<String> warnings) {
        warnings.addAll(before.manifest().warnings());
        now.manifest().warnings().stream().filter(warning -> !warnings.contains(warning)).forEach(warnings::add);
        return new DriftJob(before, now, seed).run(context);
    }

    private DriftReport ofRuns(JobContext context, List<String> warnings) {
        // a truth column plays no part in it, so none is looked for by name
        try (ImportedPredictions before = ImportedPredictions.open(reference, null, null, clock, context);
                ImportedPredictions now = ImportedPredictions.open(current, null, null, clock, context)) {
            warnings.addAll(before.run().manifest().warnings());
            now.run().manifest().warnings().stream().filter(warning -> !warnings.contains(warning))
                    .forEach(warnings::add);
            return RunDrift.between(before.run(), now.run());
        }
    }
}
