package secondlook.app.report;

import java.util.List;
import secondlook.app.monitor.Alarm;
import secondlook.app.monitor.MonitorLimits;
import secondlook.app.monitor.MonitorReport;

/**
 * What watching the run of a report found.
 *
 * @param report against the reference
 * @param alarms that stand for this run
 * @param limits when something was alarming
 */
public record ReportedDrift(MonitorReport report, List<Alarm> alarms, MonitorLimits limits) {

    public ReportedDrift {
        alarms = List.copyOf(alarms);
    }
}
