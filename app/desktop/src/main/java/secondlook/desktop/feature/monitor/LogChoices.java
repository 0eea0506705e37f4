package secondlook.desktop.feature.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import secondlook.app.monitor.Chunking.Period;
import secondlook.app.monitor.LogEntry;
import secondlook.app.monitor.LogPeriod;
import secondlook.desktop.feature.monitor.Subject.OfLog;

/**
 * A month of the prediction log that can be watched.
 *
 * @param subject it
 * @param entries in it
 * @param rows    predicted in it
 */
record LogChoices(OfLog subject, int entries, long rows) {

    private static final int MOST = 24;

    /** Newest first, of every model. */
    static List<LogChoices> of(List<LogEntry> log) {
        List<LogChoices> choices = new ArrayList<>();
        Map<String, List<LogEntry>> models = log.stream().filter(LogEntry::distributed)
                .collect(Collectors.groupingBy(LogEntry::model));
        models.forEach((model, entries) -> {
            List<LogPeriod> months = LogPeriod.of(entries, Period.MONTH);
            // the first has nothing before it to be compared with
            for (LogPeriod month : months.subList(Math.min(1, months.size()), months.size())) {
                choices.add(new LogChoices(new OfLog(model, Period.MONTH, month.name()), month.entries().size(),
                        month.rows()));
            }
        });
        choices.sort(Comparator.comparing((LogChoices choice) -> choice.subject().period()).reversed());
        return choices.size() > MOST ? List.copyOf(choices.subList(0, MOST)) : List.copyOf(choices);
    }
}
