package secondlook.cli.command;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import secondlook.app.monitor.Chunking;
import secondlook.app.monitor.Distributions;
import secondlook.app.monitor.LogEntry;
import secondlook.app.monitor.LogWatch;
import secondlook.app.monitor.MonitorLimits;
import secondlook.app.monitor.MonitorReport;
import secondlook.app.monitor.MonitorSettings;
import secondlook.app.workspace.Retention;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** The prediction log: what every run was like, and how several together differ from several before. */
@Command(name = "log", description = "List the prediction log; compare its newest entries with those before.")
public final class LogCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Option(names = "--model", paramLabel = "NAME", description = "Only of this model, as its runs name it.")
    private @Nullable String model;

    @Option(names = "--newest", paramLabel = "N", description = "Compare the newest N described entries with those before.")
    private @Nullable Integer newest;

    @Option(names = "--by", paramLabel = "day|week|month|year", defaultValue = "month", description = "What --period and --against name (${DEFAULT-VALUE}).")
    private Chunking.Period by;

    @Option(names = "--period", paramLabel = "NAME", description = "Watch this period, such as 2015-03, against all before.")
    private @Nullable String period;

    @Option(names = "--against", paramLabel = "NAME", description = "Watch it against this period instead.")
    private @Nullable String against;

    @Option(names = "--keep-days", paramLabel = "N", description = "Forget what is older; the runs themselves stay.")
    private @Nullable Integer keepDays;

    @Option(names = "--retain-days", paramLabel = "N|forever", description = "From now on, forget entries that are older.")
    private @Nullable String retainDays;

    @Option(names = "--retain-rows-days", paramLabel = "N|forever", description = "From now on, delete the predictions of older runs that nobody reviewed; their entries stay.")
    private @Nullable String retainRowsDays;

    @Option(names = "--dry-run", description = "Only say what would be deleted; nothing is changed.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Delete it; without this nothing is, and no setting is changed.")
    private boolean yes;

    public LogCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (keepDays != null && keepDays < 0) {
            throw new RefusedException(new Problem("Nothing was forgotten", keepDays + " is no number of days",
                    "Give 0 or more."));
        }
        if (newest != null && newest < 1) {
            throw new RefusedException(new Problem("The log cannot be compared",
                    newest + " is no number of entries", "Give 1 or more with --newest."));
        }
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            MonitorSettings before = workspace.monitorSettings().get();
            MonitorSettings settings = before.keeping(retainDays == null ? before.keepDays() : days(retainDays),
                    retainRowsDays == null ? before.keepRowsDays() : days(retainRowsDays));
            if (dryRun) {
                Retention.Gone would = would(workspace, settings);
                console.result(new Document().put("would_forget", would.entries())
                        .put("would_delete_rows", would.runs()).values(), List.of(words(would) + " would be deleted"));
                return ExitCode.DONE;
            }
            Retention.Gone gone = delete(workspace, before, settings);
            List<LogEntry> entries = workspace.log().entries(model);
            List<String> lines = new ArrayList<>();
            for (LogEntry entry : entries) {
                lines.add(entry.at() + "  " + entry.model() + "  " + Words.counted(entry.rows(), "row")
                        + (entry.invalid() == 0 ? "" : ", " + entry.invalid() + " without usable scores")
                        + "  confidence " + Words.probability(entry.meanConfidence()) + "  right "
                        + Words.percent(entry.accuracy()) + "  flagged " + Words.percent(entry.flagRate()) + "  "
                        + entry.source());
            }
            Document document = new Document().put("entries", entries).put("forgotten", gone.entries())
                    .put("rows_deleted", gone.runs()).put("retain_days", settings.keepDays())
                    .put("retain_rows_days", settings.keepRowsDays());
            if (period != null) {
                watch(workspace, entries, period, document, lines);
            }
            if (newest != null) {
                compare(workspace, entries, newest, document, lines);
            }
            if (lines.isEmpty()) {
                lines.add("the log is empty; every run is entered into it");
            }
            console.result(document.values(), lines);
        }
        return ExitCode.DONE;
    }

    /** Everything that would go by these settings, and by what is asked for once. */
    private Retention.Gone would(Workspace workspace, MonitorSettings settings) {
        Integer once = keepDays;
        Integer always = settings.keepDays();
        Integer days = once == null ? always : always == null ? once : Integer.valueOf(Math.min(once, always));
        return workspace.retention().foretell(settings.keeping(days, settings.keepRowsDays()));
    }

    /** @throws RefusedException if something would be deleted that nobody agreed to; nothing is changed then */
    private Retention.Gone delete(Workspace workspace, MonitorSettings before, MonitorSettings settings) {
        boolean asked = keepDays != null || retainDays != null || retainRowsDays != null;
        if (!asked) {
            return workspace.isReadOnly() ? new Retention.Gone(0, 0) : workspace.retention().apply();
        }
        Retention.Gone would = would(workspace, settings);
        if (!would.isNothing() && !yes) {
            throw new RefusedException(new Problem("Nothing was deleted, and no setting was changed",
                    words(would) + " would be deleted, which cannot be undone",
                    "Say it again with --yes, or look first with --dry-run."));
        }
        int forgotten = keepDays == null
                ? 0
                : workspace.log().forgetBefore(clock.instant().minus(Duration.ofDays(keepDays)));
        if (!settings.equals(before)) {
            workspace.monitorSettings().keep(settings);
        }
        Retention.Gone gone = workspace.retention().apply();
        return new Retention.Gone(forgotten + gone.entries(), gone.runs());
    }

    /** "the rows of 12 runs and 30 entries of the log". */
    private static String words(Retention.Gone gone) {
        return "the rows of " + Words.counted(gone.runs(), "run") + " and "
                + (gone.entries() == 1 ? "1 entry" : Words.count(gone.entries()) + " entries") + " of the log";
    }

    private void watch(Workspace workspace, List<LogEntry> entries, String name, Document document,
            List<String> lines) {
        List<String> models = entries.stream().map(LogEntry::model).distinct().toList();
        if (models.size() > 1) {
            throw new RefusedException(new Problem("The log cannot be compared",
                    "it is of " + models.size() + " models, " + String.join(", ", models), "Name one with --model."));
        }
        MonitorLimits limits = workspace.monitorSettings().get().limits();
        MonitorReport report = new LogWatch(workspace.log(), limits).watch(entries, by, name, against);
        MonitorWords words = new MonitorWords(report, limits.rules(), workspace.alarms().standing());
        document.put("watched", words.document().values());
        lines.clear();
        lines.addAll(words.lines());
    }

    private static @Nullable Integer days(String text) {
        if (text.equals("forever")) {
            return null;
        }
        try {
            int days = Integer.parseInt(text);
            if (days >= 0) {
                return days;
            }
        } catch (NumberFormatException word) {
            // told below
        }
        throw new RefusedException(new Problem("What is kept was not changed", text + " is no number of days",
                "Give 0 or more, or forever."));
    }

    private static void compare(Workspace workspace, List<LogEntry> entries, int newest, Document document,
            List<String> lines) {
        List<String> described = entries.stream().filter(LogEntry::distributed).map(LogEntry::source).toList();
        int from = described.size() - newest;
        Distributions before = from <= 0 ? null : workspace.log().distributions(described.subList(0, from));
        Distributions now = from <= 0
                ? null
                : workspace.log().distributions(described.subList(from, described.size()));
        if (before == null || now == null) {
            throw new RefusedException(new Problem("the newest " + newest + " entries cannot be compared",
                    "only " + described.size() + " are described", "Watch more runs with monitor first."));
        }
        List<Map.Entry<String, Double>> worst = now.against(before);
        document.put("psi", worst.stream().map(e -> new Document().put("column", e.getKey()).put("psi", e.getValue())
                .values()).toList());
        worst.forEach(e -> lines.add("  " + e.getKey() + "  stability index " + Words.probability(e.getValue())));
    }
}
