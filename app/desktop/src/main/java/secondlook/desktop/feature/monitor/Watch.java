package secondlook.desktop.feature.monitor;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.Chunking;
import secondlook.app.monitor.MonitorLimits;
import secondlook.app.monitor.MonitorReport;

/**
 * What watching a run found, with what is needed to look closer.
 *
 * @param runId     the run
 * @param reference a run's id, or {@link secondlook.app.workspace.MonitoredRun#TRAINING}
 * @param chunking  {@code null} where all rows were looked at together
 * @param times     columns that tell a time
 * @param limits    used
 * @param report    found
 * @param rowIds    in the dataset, by positions in the run; not to be changed
 * @param classes   in the model's order
 */
@SuppressWarnings("ArrayRecordComponent")
record Watch(String runId, String reference, @Nullable Chunking chunking, List<String> times, MonitorLimits limits,
        MonitorReport report, long[] rowIds, List<String> classes) {

    /** Ids of rows at positions, rising. */
    long[] ids(BitSet positions) {
        return positions.stream().filter(at -> at < rowIds.length).mapToLong(at -> rowIds[at]).sorted().toArray();
    }
}
