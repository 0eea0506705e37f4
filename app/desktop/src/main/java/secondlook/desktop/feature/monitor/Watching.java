package secondlook.desktop.feature.monitor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.monitor.Chunking;
import secondlook.app.monitor.LogEntry;
import secondlook.app.monitor.LogPeriod;
import secondlook.app.monitor.LogWatch;
import secondlook.app.monitor.MonitorReport;
import secondlook.app.monitor.MonitorSettings;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.MonitoredRun;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.feature.monitor.Subject.OfLog;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/**
 * One comparison, made off the FX thread.
 *
 * @param inUse   the dataset that is open already; {@code null} for none
 * @param against a run, or a period of the log; {@code null} for the training rows, or for all before
 * @param chunks  how the rows of a run are put together over time
 * @param changed settings to be kept first; {@code null} to use those that are kept
 */
record Watching(Workspace workspace, @Nullable Dataset inUse, @Nullable String against, ChunkWish chunks,
        @Nullable MonitorSettings changed) {

    private MonitorSettings settings() {
        if (changed != null && !workspace.isReadOnly()) {
            workspace.monitorSettings().keep(changed);
            workspace.retention().apply();
        }
        return changed != null ? changed : workspace.monitorSettings().get();
    }

    private void keep(String runId, String reference, MonitorReport report) {
        if (!workspace.isReadOnly()) {
            workspace.alarms().keep(runId, reference, report.findings());
        }
    }

    Watch run(Subject subject, RunManifest run, JobContext context) {
        MonitorSettings settings = settings();
        try (MonitoredRun watched = new MonitoredRun(workspace, run, against, inUse)) {
            Chunking chunking = chunks.of(watched.chunks(), context);
            MonitorReport report = watched.watch(chunking, settings.limits(), context);
            keep(run.id(), watched.reference(), report);
            return new Watch(subject, run.id(), watched.reference(), chunking, watched.chunks().times(), settings,
                    report, watched.rowIds(), run.classes(), TrainingRows.of(workspace, inUse, run));
        }
    }

    /** @throws RefusedException if the log has no such period, or nothing to compare it with */
    Watch log(OfLog asked, JobContext context) {
        MonitorSettings settings = settings();
        context.step("Reading the prediction log");
        List<LogEntry> entries = workspace.log().entries(asked.model());
        List<LogPeriod> periods = LogPeriod.of(entries, asked.unit());
        String newest = periods.isEmpty() ? "" : periods.getLast().name();
        OfLog subject = asked.period().isEmpty() ? new OfLog(asked.model(), asked.unit(), newest) : asked;
        MonitorReport report = new LogWatch(workspace.log(), settings.limits()).watch(entries, subject.unit(),
                subject.period(), against);
        String reference = against == null ? LogWatch.BEFORE : against;
        keep(subject.id(), reference, report);
        List<String> classes = report.chunks().stream().flatMap(chunk -> chunk.predicted().keySet().stream()).distinct()
                .sorted().toList();
        return new Watch(subject, subject.id(), reference, Chunking.by("the log", subject.unit()), List.of(),
                settings, report, new long[0], classes, null);
    }
}
