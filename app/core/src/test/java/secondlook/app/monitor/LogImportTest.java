package secondlook.app.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.Written;
import secondlook.app.database.Database;
import secondlook.app.database.Migrations;
import secondlook.app.monitor.Chunking.Period;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;

class LogImportTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by open()
    private Dataset dataset;

    @SuppressWarnings("NullAway.Init") // by open()
    private Database database;

    @SuppressWarnings("NullAway.Init") // by open()
    private PredictionLog log;

    @BeforeEach
    void open() {
        StringBuilder csv = new StringBuilder("day,predicted,confidence,Right,v\n");
        for (int i = 0; i < 60; i++) {
            csv.append(i < 20 ? "0001-01-01" : i < 40 ? "1899-12-31" : "2024-05-0" + (1 + i % 3)).append(',')
                    .append(i % 2 == 0 ? "a" : "b").append(",0.").append(50 + i % 40).append(',')
                    .append(i % 4 == 0 ? "a" : "b").append(',').append(i).append('\n');
        }
        dataset = Written.dataset(folder, "log.csv", csv.toString());
        database = Database.open(folder.resolve("a.db"), Migrations.workspace());
        log = new PredictionLog(database);
    }

    @AfterEach
    void close() {
        database.close();
        dataset.close();
    }

    private LogImport importing(String model, Period period, @Nullable String truth) {
        return new LogImport(dataset, (rows, column, context) -> {
            throw new AssertionError("it states its answers");
        }, new LogImport.Wish(model, null, period, truth, NOW), log);
    }

    private LogImport.Outcome enter(String model, Period period, @Nullable String truth) {
        return importing(model, period, truth).run(JobContext.NONE);
    }

    private List<String> times() {
        return log.entries(null).stream().map(LogEntry::at).toList();
    }

    @Test
    void yearsLongAgoArePeriodsToo() {
        assertEquals(3, enter("m", Period.YEAR, null).entries().size());
        assertEquals(List.of("0001-01-01T00:00:00Z", "1899-01-01T00:00:00Z", "2024-01-01T00:00:00Z"), times());
        assertEquals(List.of("0001", "1899", "2024"),
                LogPeriod.of(log.entries(null), Period.YEAR).stream().map(LogPeriod::name).toList());
    }

    @Test
    void yearsThatNoCalendarWritesWithFourDigitsTellNoTime() {
        double[] days = {0, 5_000_000, -5_000_000, 2_932_896, 2_932_897};
        Side side = new Side("rows", days.length, List.of(), null, null, Double.NaN, days);
        for (Period period : Period.values()) {
            assertEquals(2, Chunking.by("day", period).of(side).size(), period.name());
        }
    }

    @Test
    void theSameFileIsEnteredOnceForOneModelAndByOnePeriod() {
        assertEquals(3, enter("m", Period.MONTH, null).entries().size());
        LogImport.Outcome again = enter("m", Period.MONTH, null);
        assertEquals(List.of(), again.entries());
        assertEquals(3, again.known());
        RefusedException other = assertThrows(RefusedException.class, () -> enter("other", Period.MONTH, null));
        assertTrue(String.valueOf(other.getMessage()).contains("predictions of m"), other.getMessage());
        RefusedException twice = assertThrows(RefusedException.class, () -> enter("m", Period.YEAR, null));
        assertTrue(String.valueOf(twice.getMessage()).contains("already"), twice.getMessage());
        assertEquals(60, log.entries(null).stream().mapToLong(LogEntry::rows).sum());
    }

    @Test
    void anEntryWhoseImportWasKilledHalfWayIsDescribedTheNextTime() {
        LogEntry first = enter("m", Period.YEAR, null).entries().getFirst();
        database.write("it cannot be forgotten", connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM log_distribution")) {
                return delete.executeUpdate();
            }
        });
        assertEquals(3, enter("m", Period.YEAR, null).known());
        assertTrue(log.entries(null).stream().allMatch(LogEntry::distributed), first.source());
    }

    @Test
    void whatIsCancelledHalfWayIsNotEnteredAtAll() {
        AtomicInteger asked = new AtomicInteger();
        JobContext impatient = new JobContext() {
            @Override
            public boolean isCancelled() {
                return asked.get() >= 2;
            }

            @Override
            public void progress(long done, long total) {
                asked.set((int) done + 1);
            }
        };
        assertThrows(JobCancelledException.class, () -> importing("m", Period.MONTH, null).run(impatient));
        assertEquals(2, asked.get(), "two of three periods were made");
        assertEquals(List.of(), log.entries(null));
        assertEquals(3, enter("m", Period.MONTH, null).entries().size());
    }

    @Test
    void theTruthIsNotAnInputHoweverItIsWritten() {
        enter("m", Period.YEAR, "right");
        Distributions all = log.distributions(log.entries(null).stream().map(LogEntry::source).toList());
        assertEquals(List.of("input v", "model confidence", "model predicted", "truth Right"),
                all == null ? List.of() : all.columns().keySet().stream().sorted().toList());
    }
}
