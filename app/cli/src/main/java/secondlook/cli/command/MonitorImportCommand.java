package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.monitor.Chunking;
import secondlook.app.monitor.LogEntry;
import secondlook.app.monitor.LogImport;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.RefusedException;

/** Enters a prediction log that was written elsewhere into the log of a workspace. */
@Command(name = "import", description = {
        "Enter a log of predictions made elsewhere: one row per prediction, with p_<class> "
                + "columns or predicted and confidence, a column of times, the truth where known, and any inputs.",
        "Each period becomes one entry; the rows are not kept unless --keep-rows is given."})
public final class MonitorImportCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "FILE", description = "CSV, TSV or Parquet.")
    private Path file = Path.of("");

    @Option(names = "--model", paramLabel = "NAME", required = true, description = "Whose log it is, as its runs name it.")
    private String model = "";

    @Option(names = "--time", paramLabel = "COLUMN", description = "The column of dates or times; the first one if left out.")
    private @Nullable String time;

    @Option(names = "--by", paramLabel = "day|week|month|year", defaultValue = "day", description = "Period that becomes one entry (${DEFAULT-VALUE}).")
    private Chunking.Period period;

    @Option(names = "--truth", paramLabel = "COLUMN", description = "The column of right answers; one of the usual names if left out.")
    private @Nullable String truth;

    @Option(names = "--keep-rows", description = "Keep the rows as well, as a run that can be opened.")
    private boolean keepRows;

    public MonitorImportCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (model.isBlank()) {
            throw new RefusedException(file + " was not entered into the log", "the model has no name",
                    "Give one with --model.");
        }
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock);
                WorkFolder temporary = WorkFolder.open(null, clock)) {
            workspace.requireWritable(file + " was not entered into the log");
            DatasetManifest manifest = temporary.importDataset(file, console.job());
            try (Dataset dataset = temporary.openDataset(manifest.id())) {
                if (keepRows && !PredictionFiles.looksLikePredictions(dataset)) {
                    throw new RefusedException("The rows of " + file + " cannot be kept",
                            "a run needs the probability of each class", "Leave --keep-rows out, or give p_<class>.");
                }
                LogImport.Outcome outcome = new LogImport(dataset, (rows, column, context) -> {
                    RunManifest made = PredictionFiles.toRun(rows, column, temporary.runs(), clock, context);
                    return Run.open(temporary.runs(), made.id());
                }, new LogImport.Wish(model.strip(), time, period, truth, clock.instant()), workspace.log())
                        .run(console.job());
                RunManifest kept = keepRows ? keep(workspace) : null;
                console.result(document(outcome, kept).values(), lines(outcome, kept));
            }
        }
        return ExitCode.DONE;
    }

    private RunManifest keep(Workspace workspace) {
        DatasetManifest manifest = workspace.importDataset(file, console.job());
        try (Dataset dataset = workspace.openDataset(manifest.id())) {
            RunManifest run = PredictionFiles.toRun(dataset, truth, workspace.runsFolder(), clock, console.job());
            workspace.addLoggedRun(run);
            return run;
        }
    }

    private static Document document(LogImport.Outcome outcome, @Nullable RunManifest kept) {
        return new Document().put("entries", outcome.entries().size()).put("already_there", outcome.known())
                .put("rows", outcome.entries().stream().mapToLong(LogEntry::rows).sum())
                .put("rows_without_time", outcome.timeless()).put("run", kept == null ? null : kept.id());
    }

    private static List<String> lines(LogImport.Outcome outcome, @Nullable RunManifest kept) {
        List<String> lines = new ArrayList<>();
        lines.add(
                Words.count(outcome.entries().size()) + (outcome.entries().size() == 1 ? " new entry" : " new entries")
                        + " from "
                        + Words.counted(outcome.entries().stream().mapToLong(LogEntry::rows).sum(), "row")
                        + (outcome.known() > 0 ? ", " + outcome.known() + " were there already" : ""));
        if (!outcome.entries().isEmpty()) {
            lines.add(outcome.entries().getFirst().at() + " to " + outcome.entries().getLast().at());
        }
        if (outcome.timeless() > 0) {
            lines.add(Words.counted(outcome.timeless(), "row") + " tell no time and are in no entry");
        }
        lines.add(kept == null ? "the rows were not kept" : "the rows are run " + kept.id());
        return lines;
    }
}
