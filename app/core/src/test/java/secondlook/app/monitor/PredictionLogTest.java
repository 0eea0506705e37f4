package secondlook.app.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.database.Database;
import secondlook.app.database.Migrations;
import secondlook.app.run.RunManifest;
import secondlook.runtime.drift.NumericDrift;

class PredictionLogTest {

    @TempDir
    Path temp;

    private static RunManifest run(String id, String created) {
        return new RunManifest(id, created, null, null, null, null, "weather", "classification", List.of("a", "b"),
                "probability", Map.of(), null, null, 10, 1, 0, 0, 0.8, 0.75, "cpu", null, 1, 10, List.of(),
                Map.of("duckdb", "2"), "jvm", "os", null, false, null);
    }

    private static Side side(double[] x) {
        return new Side("rows", x.length, List.of(new WatchedColumn("x", Role.INPUT, x, null),
                new WatchedColumn("s", Role.INPUT, null,
                        Arrays.stream(x).mapToObj(v -> v > 0 ? "up" : "down").toArray(String[]::new))),
                null, null, Double.NaN, null);
    }

    private static double[] normal(long seed, int n, double mean) {
        Random random = new Random(seed);
        return IntStream.range(0, n).mapToDouble(i -> mean + random.nextGaussian()).toArray();
    }

    @Test
    void summariesMergeIntoThatOfAllRowsTogether() {
        double[] one = normal(1, 500, 0);
        double[] other = normal(2, 700, 1);
        double[] all = Arrays.copyOf(one, 1200);
        System.arraycopy(other, 0, all, 500, 700);
        assertEquals(Distributions.of(side(all)), Distributions.of(side(one)).merge(Distributions.of(side(other))));
        double[] odd = {0, -0.0, 1e-300, -3, Double.NaN, Double.POSITIVE_INFINITY, 7e300};
        assertEquals(5, NumberSketch.of(odd).total());
        assertEquals(3, NumberSketch.of(odd).counts().get(0));
    }

    @Test
    void theIndexFromSummariesIsCloseToThatFromTheRows() {
        double[] before = normal(3, 20_000, 10);
        for (double shift : new double[]{10, 10.5, 11}) {
            double[] now = normal(4, 20_000, shift);
            double exact = NumericDrift.between(before, now).psi();
            double summary = Distributions.of(side(now)).against(Distributions.of(side(before))).stream()
                    .filter(e -> e.getKey().equals("input x")).findFirst().orElseThrow().getValue();
            assertEquals(exact, summary, 0.01 + 0.15 * exact, "shift " + shift);
        }
    }

    @Test
    void everyRunIsKeptOnceWithoutItsRowsAndForgottenWhenItIsTooOld() {
        try (Database database = Database.open(temp.resolve("w.db"), Migrations.workspace())) {
            PredictionLog log = new PredictionLog(database);
            log.append(run("1", "2026-01-01T00:00:00Z"));
            log.append(run("2", "2026-02-01T00:00:00Z"));
            log.append(run("2", "2026-02-01T00:00:00Z"));
            assertEquals(List.of("1", "2"), log.entries("weather").stream().map(LogEntry::source).toList());
            assertEquals(List.of(), log.entries("other"));
            assertNull(log.distributions(List.of("1", "2")));
            log.describe("1", Distributions.of(side(normal(1, 50, 0))));
            log.describe("2", Distributions.of(side(normal(2, 70, 0))));
            Distributions both = Objects.requireNonNull(log.distributions(List.of("1", "2")));
            assertEquals(120, Objects.requireNonNull(
                    Objects.requireNonNull(both.columns().get("input x")).numbers()).total());
            LogEntry entry = log.entries(null).getFirst();
            assertEquals(0.75, entry.meanConfidence());
            assertEquals(0.8, entry.accuracy());
            assertTrue(entry.distributed());
            assertEquals(1, log.countBefore(Instant.parse("2026-01-15T00:00:00Z")));
            assertEquals(2, log.entries(null).size(), "counting forgets nothing");
            assertEquals(1, log.forgetBefore(Instant.parse("2026-01-15T00:00:00Z")));
            assertEquals(List.of("2"), log.entries(null).stream().map(LogEntry::source).toList());
        }
    }

    @Test
    void aMonthIsKeptTogetherAndMadeAnewWhenAnEntryChanges() {
        try (Database database = Database.open(temp.resolve("m.db"), Migrations.workspace())) {
            PredictionLog log = new PredictionLog(database);
            List<String> all = List.of("1", "2", "3", "4");
            Distributions expected = null;
            for (int i = 0; i < 4; i++) {
                log.append(run(all.get(i), i < 3 ? "2026-01-0" + (i + 1) + "T00:00:00Z" : "2026-02-01T00:00:00Z"));
                Distributions one = Distributions.of(side(normal(i, 50 + i, i)));
                log.describe(all.get(i), one);
                expected = expected == null ? one : expected.merge(one);
            }
            assertEquals(expected, log.distributions(all));
            assertEquals(1, months(database), "February has one entry, which is read as fast as a summary");
            assertEquals(expected, log.distributions(all), "from what was kept");
            log.describe("2", Distributions.of(side(normal(9, 500, 0))));
            Distributions changed = Objects.requireNonNull(log.distributions(all));
            assertEquals(50 + 500 + 52 + 53, Objects
                    .requireNonNull(Objects.requireNonNull(changed.columns().get("input x")).numbers()).total());
            Distributions some = Objects.requireNonNull(log.distributions(List.of("1", "4")));
            assertEquals(103, Objects.requireNonNull(
                    Objects.requireNonNull(some.columns().get("input x")).numbers()).total());
            log.forgetBefore(Instant.parse("2026-01-02T12:00:00Z"));
            assertEquals(52 + 53, Objects.requireNonNull(Objects.requireNonNull(Objects
                    .requireNonNull(log.distributions(all)).columns().get("input x")).numbers()).total());
        }
    }

    private static int months(Database database) {
        return database.read("test", connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT count(*) FROM log_month")) {
                return row.next() ? row.getInt(1) : 0;
            }
        });
    }

    @Test
    void columnsThatNotAllEntriesHaveAreLeftOutOfTheirSum() {
        DistributionSum sum = new DistributionSum();
        Distributions both = Distributions.of(side(normal(1, 10, 0)));
        Distributions one = new Distributions(Map.of("input x", Objects.requireNonNull(both.columns().get("input x"))));
        sum.add(secondlook.app.database.Json.write(both));
        sum.add(secondlook.app.database.Json.write(one));
        assertEquals(both.merge(one), sum.sum());
        assertNull(new DistributionSum().sum());
    }

    @Test
    void aColumnThatHeldNumbersAndWordsIsLeftOutAndOneThatHeldNothingIsNot() {
        Distributions numbers = Distributions.of(side(normal(1, 10, 0)));
        for (String word : new String[]{"word", null}) {
            DistributionSum sum = new DistributionSum();
            sum.add(secondlook.app.database.Json.write(numbers));
            sum.add(secondlook.app.database.Json.write(Distributions.of(new Side("rows", 1,
                    List.of(new WatchedColumn("x", Role.INPUT, null, new String[]{word})), null, null, Double.NaN,
                    null))));
            Distributions.ColumnDistribution both = Objects.requireNonNull(sum.sum()).columns().get("input x");
            if (word != null) {
                assertNull(both);
            } else {
                assertEquals(10, Objects.requireNonNull(Objects.requireNonNull(both).numbers()).total());
                assertEquals(1, both.missing());
                assertNull(both.texts());
            }
        }
    }

    @Test
    void standingAlarmsAreCountedWithoutOpeningTheWorkspace() {
        Path file = temp.resolve("a.db");
        assertEquals(0, AlarmStore.standingIn(file), "there is none");
        try (Database database = Database.open(file, Migrations.workspace())) {
            AlarmStore alarms = new AlarmStore(database, java.time.Clock.systemUTC(), "me");
            alarms.keep("1", "training", List.of(new MonitorReport.Finding("column x", "large"),
                    new MonitorReport.Finding("column y", "large"), new MonitorReport.Finding("column z", "large")));
            assertEquals(3, AlarmStore.standingIn(file), "also while it is in use");
            alarms.acknowledge(alarms.all().getFirst().id(), "known");
            assertEquals(2, AlarmStore.standingIn(file));
        }
        assertEquals(2, AlarmStore.standingIn(file));
        assertEquals(List.of("a.db"), List.of(Objects.requireNonNull(temp.toFile().list())),
                "nothing is left beside it");
    }
}
