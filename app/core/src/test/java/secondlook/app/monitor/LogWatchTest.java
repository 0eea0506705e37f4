package secondlook.app.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.database.Database;
import secondlook.app.database.Migrations;
import secondlook.app.monitor.Chunking.Period;
import secondlook.app.monitor.MonitorReport.Finding;
import secondlook.runtime.RefusedException;

class LogWatchTest {

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by open()
    private Database database;

    @SuppressWarnings("NullAway.Init") // by open()
    private PredictionLog log;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("a.db"), Migrations.workspace());
        log = new PredictionLog(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void month(int number, int labelled, int right, double mean) {
        String source = "month " + number;
        log.append(new LogEntry(source, "2024-0" + number + "-01T00:00:00Z", "m", 400, 0, 0.8,
                labelled == 0 ? null : (double) right / labelled, "file", "{}", true, null, (long) labelled));
        SplittableRandom random = new SplittableRandom(number);
        double[] x = random.doubles(400).map(v -> mean + v).toArray();
        log.describe(source, Distributions.of(new Side("rows", x.length,
                List.of(new WatchedColumn("x", Role.INPUT, x, null)), null, null, Double.NaN, null)));
    }

    private List<String> found(String name) {
        return new LogWatch(log, MonitorLimits.DEFAULT).watch(log.entries("m"), Period.MONTH, name, null).findings()
                .stream().map(Finding::subject).toList();
    }

    @Test
    void oneErrorIsNoAlarmWhereTheMonthsBeforeAreKnownFromFewRows() {
        month(1, 12, 12, 5);
        month(2, 200, 196, 5);
        assertEquals(List.of(), found("2024-02"));
    }

    @Test
    void fewerRightAndOtherValuesThanBeforeAreAlarms() {
        month(1, 200, 180, 5);
        month(2, 200, 180, 5);
        month(3, 200, 120, 5);
        month(4, 0, 0, 9);
        assertEquals(List.of("accuracy 2024-03"), found("2024-03"));
        assertEquals(List.of("column x"), found("2024-04"));
        MonitorReport report = new LogWatch(log, MonitorLimits.DEFAULT).watch(log.entries("m"), Period.MONTH,
                "2024-02", "2024-01");
        assertEquals(List.of(), report.findings());
        assertEquals(0.9, report.referenceAccuracy(), 1e-12);
        assertTrue(Double.isNaN(report.chunks().getLast().accuracyQ()));
        assertThrows(RefusedException.class, () -> found("2024-01"));
        assertThrows(RefusedException.class, () -> found("2024-09"));
    }

    @Test
    void monthsThatAreAlikeRaiseNoMoreAlarmsThanTheStatedLevel() {
        SplittableRandom random = new SplittableRandom(4);
        int alarms = 0;
        for (int i = 0; i < 200; i++) {
            int[] right = new int[2];
            Arrays.setAll(right, k -> (int) random.ints(k == 0 ? 30 : 300, 0, 10).filter(v -> v > 0).count());
            LogPeriod before = period("2024-01", 30, right[0]);
            LogPeriod now = period("2024-02", 300, right[1]);
            alarms += LogWatch.accuracyP(before, now) <= 0.05 ? 1 : 0;
        }
        // 10 expected at most, standard deviation 3
        assertTrue(alarms <= 20, alarms + " alarms");
        assertTrue(Double.isNaN(LogWatch.accuracyP(period("2024-01", 0, 0), period("2024-02", 3, 1))));
        LogPeriod alone = period("2024-01", 30, 20);
        assertTrue(Double.isNaN(LogWatch.accuracyP(alone, alone)), "there is nothing else to hold it against");
    }

    private static LogPeriod period(String name, int labelled, int right) {
        return new LogPeriod(name, List.of(new LogEntry(name, name + "-01T00:00:00Z", "m", labelled, 0, 0.8,
                labelled == 0 ? null : (double) right / labelled, "file", "{}", true, null, (long) labelled)));
    }
}
