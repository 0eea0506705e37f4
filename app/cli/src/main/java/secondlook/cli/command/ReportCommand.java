package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.data.DatasetManifest;
import secondlook.app.monitor.Alarm;
import secondlook.app.monitor.Chunking;
import secondlook.app.monitor.MonitorLimits;
import secondlook.app.monitor.MonitorReport;
import secondlook.app.report.ReportContent;
import secondlook.app.report.ReportFile;
import secondlook.app.report.ReportSection;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.ModelEntry;
import secondlook.app.workspace.MonitoredRun;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.cli.console.OutputFile;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;

/** Writes a run of a workspace as one page, complete in itself. */
@Command(name = "report", description = "Write a run with its drift, reviews and provenance as one page, HTML or PDF.")
public final class ReportCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "The run; the newest if left out.")
    private @Nullable String runId;

    @Option(names = "--out", paramLabel = "FILE.html|.pdf", description = "The page (report.html); PDF where its name says so.")
    private @Nullable Path given;

    @Option(names = "--pdf", description = "Write report.pdf where no file is named.")
    private boolean pdf;

    @Option(names = "--sections", split = ",", paramLabel = "NAME", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private @Nullable List<ReportSection> sections;

    @Option(names = "--time", paramLabel = "COLUMN", description = "Show drift by the months of this column as well.")
    private @Nullable String time;

    public ReportCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Path named = given;
        Path out = named != null ? named : Path.of(pdf ? "report.pdf" : "report.html");
        OutputFile.check(out, List.of(), pdf ? new String[]{"pdf"} : new String[]{"html", "pdf"});
        JobContext context = console.job();
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            RunManifest manifest = GivenWorkspace.run(workspace, runId);
            Set<ReportSection> wanted = sections == null
                    ? EnumSet.allOf(ReportSection.class)
                    : EnumSet.copyOf(sections);
            MonitorReport drift = wanted.contains(ReportSection.DRIFT) ? drift(workspace, manifest, context) : null;
            try (Run run = workspace.openRun(manifest.id())) {
                ReportFile.write(content(workspace, manifest, PolicyReport.classification(run), drift, wanted), out);
            }
            console.result(new Document().put("out", out.toString()).put("run", manifest.id())
                    .put("sections", wanted.stream().map(ReportSection::key).toList()).put("drift", drift != null)
                    .values(), List.of(out.toString()));
        }
        return ExitCode.DONE;
    }

    /** {@code null}, with a note, where the rows to compare with are not there. */
    private @Nullable MonitorReport drift(Workspace workspace, RunManifest manifest, JobContext context) {
        try (MonitoredRun watched = new MonitoredRun(workspace, manifest, null)) {
            String column = time;
            return watched.watch(column == null ? null : Chunking.by(column, Chunking.Period.MONTH),
                    MonitorLimits.DEFAULT, context);
        } catch (RefusedException refused) {
            if (time != null) {
                throw refused;
            }
            console.warn(refused.problem().oneLine());
            return null;
        }
    }

    private ReportContent content(Workspace workspace, RunManifest manifest, Predictions predictions,
            @Nullable MonitorReport drift, Set<ReportSection> wanted) {
        DecisionPolicy kept = workspace.policy(manifest.id());
        DecisionPolicy policy = kept == null ? DecisionPolicy.of(Measure.CONFIDENCE, 0) : kept;
        String words = kept == null ? "no threshold was kept with the run" : "the policy kept with the run";
        DatasetManifest dataset = workspace.datasets().stream().filter(d -> d.id().equals(manifest.datasetId()))
                .findFirst().orElse(null);
        List<Alarm> alarms = workspace.alarms().standing().stream().filter(a -> a.runId().equals(manifest.id()))
                .toList();
        var reviews = workspace.reviews().sessions().stream().filter(s -> s.runId().equals(manifest.id())).toList();
        ModelEntry entry = workspace.models().stream()
                .filter(m -> Objects.equals(m.sha256(), manifest.modelSha256()) && !workspace.isMissing(m)).findFirst()
                .orElse(null);
        String now = clock.instant().toString();
        if (entry == null) {
            return new ReportContent(dataset, null, null, manifest, predictions, policy, words, reviews, now,
                    VersionSource.version(), drift, alarms, wanted);
        }
        try (Model model = console.engines().models().open(workspace.modelFile(entry), OpenOptions.CPU)) {
            return new ReportContent(dataset, model.card(), model.signature(), manifest, predictions, policy, words,
                    reviews, now, VersionSource.version(), drift, alarms, wanted);
        }
    }
}
