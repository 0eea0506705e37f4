package secondlook.cli.command;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.expect.Violation;
import secondlook.app.monitor.Alarm;
import secondlook.app.monitor.AlarmRule;
import secondlook.app.monitor.Chunking;
import secondlook.app.monitor.MonitorLimits;
import secondlook.app.monitor.MonitorReport;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.MonitoredRun;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;

/** Watches a run against the rows that its model was trained on, or against another run, and keeps what is alarming. */
@Command(name = "monitor", description = "Watch a run: drift, confidence, accuracy over time, and alarms.")
public final class MonitorCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "The run; the newest if left out.")
    private @Nullable String runId;

    @Option(names = "--reference", paramLabel = "RUN", description = "Compare with this run; with the training rows if left out.")
    private @Nullable String reference;

    @Option(names = "--check", description = "Exit with 6 if an alarm stands, for cron and CI.")
    private boolean check;

    @Option(names = "--time", paramLabel = "COLUMN", description = "The column of dates that --by goes by.")
    private @Nullable String time;

    @Option(names = "--by", paramLabel = "day|week|month|year", description = "Look at each such period.")
    private Chunking.@Nullable Period period;

    @Option(names = "--size", paramLabel = "N", description = "Look at every N rows.")
    private int size;

    @Option(names = "--number", paramLabel = "N", description = "Look at N parts of the rows.")
    private int number;

    @Option(names = "--limit", paramLabel = "PSI", description = "Least stability index of an alarm; as the workspace keeps it if left out, 0.2 at first.")
    private @Nullable Double limit;

    @Option(names = "--deviation", paramLabel = "K", description = "Limit of a period: the reference's mean and K deviations; 3 at first.")
    private @Nullable Double deviation;

    @Option(names = "--chunk-limit", paramLabel = "PSI", description = "Limit of a period as a number, instead of the reference's mean and deviations.")
    private @Nullable Double chunkLimit;

    @Option(names = "--alarm", paramLabel = "RULE", description = "A rule for a figure, instead of those kept; may be repeated: \"flagged > 30%%\", \"accuracy < 0.8\", \"confidence outside 3 sd\", \"share CLASS > 0.2\"; also estimated, invalid and refused. \"none\" for no rule.")
    private @Nullable List<String> alarmRules;

    @Option(names = "--save-limits", description = "Keep these limits for this workspace, here and in the window.")
    private boolean saveLimits;

    @Option(names = "--acknowledge", paramLabel = "ALARM", description = "Say what an alarm is, with --note.")
    private @Nullable Long acknowledge;

    @Option(names = "--note", paramLabel = "TEXT", description = "What it is.")
    private String note = "";

    public MonitorCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Chunking chunking = chunking();
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            if (acknowledge != null) {
                workspace.alarms().acknowledge(acknowledge, note);
            }
            RunManifest run = GivenWorkspace.run(workspace, runId);
            try (MonitoredRun watched = new MonitoredRun(workspace, run, reference)) {
                MonitorLimits limits = limits(workspace.monitorSettings().get().limits());
                if (saveLimits) {
                    workspace.monitorSettings().keep(workspace.monitorSettings().get().with(limits));
                }
                MonitorReport report = watched.watch(chunking, limits, console.job());
                workspace.alarms().keep(run.id(), watched.reference(), report.findings());
                List<Alarm> standing = workspace.alarms().standing();
                MonitorWords words = new MonitorWords(report, limits.rules(), standing);
                List<Violation> broken = watched.broken(console.job());
                console.warn(report.notes());
                console.warn(broken.stream().map(Violation::words).toList());
                console.result(words.document().put("run", run.id()).put("reference_id", watched.reference())
                        .put("violations", broken).values(),
                        words.lines());
                return check && !standing.isEmpty() ? ExitCode.ALARM : ExitCode.DONE;
            }
        }
    }

    private MonitorLimits limits(MonitorLimits kept) {
        double constant = chunkLimit != null ? chunkLimit : deviation != null ? Double.NaN : kept.chunkPsi();
        return new MonitorLimits(kept.level(), limit != null ? limit : kept.psi(),
                deviation != null ? deviation : kept.deviation(), constant, kept.share(),
                alarmRules == null ? kept.rules() : rules(alarmRules));
    }

    private static List<AlarmRule> rules(List<String> texts) {
        return texts.stream().filter(text -> !text.strip().equalsIgnoreCase("none")).map(AlarmRule::parse).toList();
    }

    private @Nullable Chunking chunking() {
        if (time == null && period == null && size == 0 && number == 0) {
            return null;
        }
        return new Chunking(time, period, size, number);
    }
}
