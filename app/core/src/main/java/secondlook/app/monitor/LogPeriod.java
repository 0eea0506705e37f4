package secondlook.app.monitor;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import secondlook.app.monitor.Chunking.Period;

/**
 * Entries of one model's history that belong together.
 *
 * @param name    "2015-03"; as of {@link Chunking}
 * @param entries oldest first, at least one
 */
public record LogPeriod(String name, List<LogEntry> entries) {

    public LogPeriod {
        entries = List.copyOf(entries);
    }

    /** Entries by the period of the calendar in UTC, oldest first; an entry whose time cannot be read is in none. */
    public static List<LogPeriod> of(List<LogEntry> entries, Period period) {
        TreeMap<String, List<LogEntry>> periods = new TreeMap<>();
        for (LogEntry entry : entries) {
            try {
                LocalDate day = LocalDate.parse(entry.at().substring(0, Math.min(10, entry.at().length())));
                periods.computeIfAbsent(name(day, period), key -> new ArrayList<>()).add(entry);
            } catch (DateTimeParseException foreign) {
                continue;
            }
        }
        return periods.entrySet().stream().map(one -> new LogPeriod(one.getKey(), one.getValue())).toList();
    }

    /** @param day of a year from 1 to 9999 */
    static String name(LocalDate day, Period period) {
        return switch (period) {
            case DAY -> day.toString();
            case WEEK -> day.with(DayOfWeek.MONDAY).toString();
            case MONTH -> day.toString().substring(0, 7);
            case YEAR -> day.toString().substring(0, 4);
        };
    }

    public long rows() {
        return entries.stream().mapToLong(LogEntry::rows).sum();
    }

    public List<String> sources() {
        return entries.stream().map(LogEntry::source).toList();
    }

    /** Of the usable rows of those entries that say it; NaN where none does. */
    double meanConfidence() {
        double sum = 0;
        double rows = 0;
        for (LogEntry entry : entries) {
            Double mean = entry.meanConfidence();
            if (mean != null) {
                sum += mean * (entry.rows() - entry.invalid());
                rows += entry.rows() - entry.invalid();
            }
        }
        return rows == 0 ? Double.NaN : sum / rows;
    }

    /** Share of rows that the policy flags, of those entries that say it; NaN where none does. */
    public double flagRate() {
        double sum = 0;
        double rows = 0;
        for (LogEntry entry : entries) {
            Double rate = entry.flagRate();
            if (rate != null) {
                sum += rate * entry.rows();
                rows += entry.rows();
            }
        }
        return rows == 0 ? Double.NaN : sum / rows;
    }

    /** Rows whose right answer is known, of those entries in which they were counted. */
    long labelled() {
        return entries.stream().mapToLong(entry -> known(entry)).sum();
    }

    /** Of these, how many are right. */
    long right() {
        return entries.stream().mapToLong(entry -> {
            Double accuracy = entry.accuracy();
            return accuracy == null ? 0 : Math.round(accuracy * known(entry));
        }).sum();
    }

    private static long known(LogEntry entry) {
        Long labelled = entry.labelled();
        return labelled == null || entry.accuracy() == null ? 0 : labelled;
    }
}
