package secondlook.desktop.feature.monitor;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.Chunking;
import secondlook.app.monitor.MonitorLimits;
import secondlook.app.monitor.MonitorReport;
import secondlook.app.monitor.MonitorSettings;

/**
 * What watching a run found, with what is needed to look closer.
 *
 * @param subject   what was watched
 * @param runId     what alarms of it name as the run
 * @param reference a run's id, or {@link secondlook.app.workspace.MonitoredRun#TRAINING}
 * @param chunking  {@code null} where all rows were looked at together
 * @param times     columns that tell a time
 * @param settings  by which it was watched
 * @param report    found
 * @param rowIds    in the dataset, by positions in the run; not to be changed
 * @param classes   in the model's order
 * @param training  what a model that knows these rows is trained with; {@code null} where that cannot be
 */
@SuppressWarnings("ArrayRecordComponent")
record Watch(Subject subject, String runId, String reference, @Nullable Chunking chunking, List<String> times,
        MonitorSettings settings,
        MonitorReport report, long[] rowIds, List<String> classes, @Nullable TrainingRows training) {

    /** Whether only the log was looked at: then there are no rows to select. */
    boolean isOfLog() {
        return subject instanceof Subject.OfLog;
    }

    MonitorLimits limits() {
        return settings.limits();
    }

    /** Ids of rows at positions, rising. */
    long[] ids(BitSet positions) {
        return positions.stream().filter(at -> at < rowIds.length).mapToLong(at -> rowIds[at]).sorted().toArray();
    }
}
